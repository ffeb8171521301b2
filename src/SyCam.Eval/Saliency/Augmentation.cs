using static TorchSharp.torch;

namespace SyCam.Eval.Saliency;

/// <summary>A change of the input whose map can be changed back.</summary>
/// <param name="IsFlipped">True when left and right are exchanged.</param>
/// <param name="Factor">What the normalised input is multiplied by.</param>
internal readonly record struct Augmentation(bool IsFlipped, float Factor)
{
    private const int Columns = 3;

    /// <summary>The six copies of pytorch-grad-cam's aug_smooth (Gildenblat 2021): both orientations at 0.9, 1 and 1.1
    /// times the normalised input.</summary>
    public static IReadOnlyList<Augmentation> Six { get; } =
        [new(false, 0.9f), new(false, 1), new(false, 1.1f), new(true, 0.9f), new(true, 1), new(true, 1.1f)];

    /// <summary>The changed input.</summary>
    /// <param name="input">[B,3,H,W].</param>
    public Tensor Apply(Tensor input) => Turn(input) * Factor;

    /// <summary>The map of a changed input as a map of the input.</summary>
    /// <param name="map">[B,1,H,W].</param>
    public Tensor Undo(Tensor map) => Turn(map);

    private Tensor Turn(Tensor value) => IsFlipped ? value.flip(Columns) : value.alias();
}

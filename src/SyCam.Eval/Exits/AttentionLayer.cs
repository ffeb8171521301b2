using static TorchSharp.torch;

namespace SyCam.Eval.Exits;

/// <summary>A 3x3 convolution without bias, batch norm and ReLU.</summary>
/// <param name="Weight">The convolution, <c>[out,in,3,3]</c>.</param>
/// <param name="Scale">What the norm multiplies by, <c>[out]</c>.</param>
/// <param name="Shift">What it adds, <c>[out]</c>.</param>
/// <param name="Mean">Its running mean, <c>[out]</c>.</param>
/// <param name="Variance">Its running variance, <c>[out]</c>.</param>
internal sealed record AttentionLayer(Tensor Weight, Tensor Scale, Tensor Shift, Tensor Mean, Tensor Variance) : IDisposable
{
    /// <summary>The window's side.</summary>
    public const int Window = 3;

    /// <summary>The result, of the input's height and width.</summary>
    /// <param name="input">Planes <c>[n,in,H,W]</c>.</param>
    /// <param name="isTraining">True takes mean and variance of these planes, and moves the running ones a tenth of the
    /// way there.</param>
    public Tensor Forward(Tensor input, bool isTraining)
    {
        var sums = nn.functional.conv2d(input, Weight, padding: [1, 1]);
        return nn.functional.batch_norm(sums, Mean, Variance, Scale, Shift, isTraining).relu();
    }

    /// <summary>A second owner of the same numbers.</summary>
    public AttentionLayer Share() => new(
        Shared(Weight), Shared(Scale), Shared(Shift), Shared(Mean), Shared(Variance));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in new[] { Weight, Scale, Shift, Mean, Variance }) tensor.Dispose();
    }

    private static Tensor Shared(Tensor values) => values.alias().DetachFromDisposeScope();
}

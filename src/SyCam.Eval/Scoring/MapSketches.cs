using SyCam.Eval.Programs;
using SyCam.Eval.Saliency;
using SyCam.Grammar.Terms;
using static TorchSharp.torch;

namespace SyCam.Eval.Scoring;

/// <summary>Maps on the first images of a split at the layer's resolution, for telling which terms are the same on this
/// model. All channels are used: a finished map is small, whatever it was made of.</summary>
public static class MapSketches
{
    /// <summary>The maps of some terms.</summary>
    /// <param name="scorer">Reads the images.</param>
    /// <param name="terms">Finished maps.</param>
    /// <param name="images">How many images from the first on.</param>
    /// <param name="cancellation">Checked while inputs are computed.</param>
    /// <returns>For each term its values image after image, each image brought to [0,1], 0 where there is no proper map;
    /// and the number of images with a proper one.</returns>
    public static IReadOnlyList<(float[] Values, int Proper)> Of(
        SaliencyScorer scorer, IReadOnlyList<Term> terms, int images, CancellationToken cancellation)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        using var chunk = scorer.RawMaps(TensorProgram.Compile(terms), 0, images, cancellation);
        return [.. chunk.Raw.Select((raw, term) => (
            SaliencyMaps.Scale(raw, raw.shape[2], raw.shape[3]).contiguous().cpu().data<float>().ToArray(),
            chunk.Statuses[term].Count(status => status == MapStatus.Ok)))];
    }
}

using SyCam.Eval.Maps;
using SyCam.Eval.Programs;
using SyCam.Grammar.Terms;

namespace SyCam.Eval.Scoring;

/// <summary>The raw maps of terms as numbers, for files.</summary>
public static class RawMapReader
{
    private const int ImagesAtOnce = 8;

    /// <summary>The maps of some terms on all images of a scorer, image after image.</summary>
    /// <param name="scorer">Reads the images.</param>
    /// <param name="terms">Finished maps.</param>
    /// <param name="images">The number of images.</param>
    /// <param name="cancellation">Checked while inputs are computed.</param>
    /// <returns>For each image the map of each term.</returns>
    public static IEnumerable<IReadOnlyList<RawMap>> Read(
        SaliencyScorer scorer, IReadOnlyList<Term> terms, int images, CancellationToken cancellation)
    {
        var program = TensorProgram.Compile(terms);
        for (var start = 0; start < images; start += ImagesAtOnce)
        {
            using var chunk = scorer.RawMaps(program, start, Math.Min(ImagesAtOnce, images - start), cancellation);
            var values = chunk.Raw.Select(maps => maps.contiguous().cpu().data<float>().ToArray()).ToList();
            for (var i = 0; i < chunk.Length; i++)
            {
                yield return [.. chunk.Raw.Select((maps, term) =>
                {
                    var (height, width) = ((int)maps.shape[2], (int)maps.shape[3]);
                    return new RawMap(height, width, values[term].AsMemory(i * height * width, height * width));
                })];
            }
        }
    }
}

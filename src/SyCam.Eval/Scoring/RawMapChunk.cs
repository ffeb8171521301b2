using SyCam.Eval.Saliency;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Scoring;

/// <summary>The raw maps of a batch of terms on a few images, with what is read off them once. Owns the maps.</summary>
/// <param name="Raw">For each term its maps <c>[n,1,h,w]</c>.</param>
/// <param name="Grid">The same on the grid of <see cref="MapHash"/>; 0 where there is no map.</param>
/// <param name="First">The place of the first image in its split.</param>
/// <param name="Length">The number of images, n.</param>
/// <param name="Statuses">For each term the status on each image.</param>
/// <param name="Hashes">For each term the <see cref="MapHash"/> on each image; equal for all maps that are no map.</param>
internal sealed record RawMapChunk(
    IReadOnlyList<Tensor> Raw, IReadOnlyList<Tensor> Grid, int First, int Length,
    IReadOnlyList<IReadOnlyList<MapStatus>> Statuses, IReadOnlyList<IReadOnlyList<UInt128>> Hashes) : IDisposable
{
    public static RawMapChunk Of(IReadOnlyList<Tensor> raw, int first)
    {
        var length = (int)raw[0].shape[0];
        var statuses = raw.Select(SaliencyMaps.Check).ToList();
        var graded = raw.Select((maps, term) => Grade(maps, statuses[term])).ToList();
        return new RawMapChunk(
            raw, [.. graded.Select(item => item.Grid)], first, length, statuses, [.. graded.Select(item => item.Hashes)]);
    }

    public void Dispose()
    {
        foreach (var maps in Raw.Concat(Grid)) maps.Dispose();
    }

    private static (Tensor Grid, IReadOnlyList<UInt128> Hashes) Grade(Tensor maps, IReadOnlyList<MapStatus> statuses)
    {
        using var scope = NewDisposeScope();
        var values = maps.cpu().contiguous().data<float>().ToArray();
        var grid = new float[values.Length];
        var hashes = new UInt128[statuses.Count];
        var size = values.Length / statuses.Count;
        for (var i = 0; i < hashes.Length; i++)
            if (statuses[i] == MapStatus.Ok)
                hashes[i] = MapHash.Of(values.AsSpan(i * size, size), grid.AsSpan(i * size, size));
        return (tensor(grid).reshape(maps.shape).to(maps.device).DetachFromDisposeScope(), hashes);
    }
}

using SyCam.Eval.Saliency;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Scoring;

/// <summary>The raw maps of a batch of terms on a few images, with what is read off them once. Owns the maps.</summary>
/// <param name="Raw">For each term its maps <c>[n,1,h,w]</c>.</param>
/// <param name="First">The place of the first image in its split.</param>
/// <param name="Length">The number of images, n.</param>
/// <param name="Statuses">For each term the status on each image.</param>
/// <param name="Hashes">For each term the <see cref="MapHash"/> on each image; equal for all maps that are no map.</param>
internal sealed record RawMapChunk(
    IReadOnlyList<Tensor> Raw, int First, int Length, IReadOnlyList<IReadOnlyList<MapStatus>> Statuses,
    IReadOnlyList<IReadOnlyList<UInt128>> Hashes) : IDisposable
{
    public static RawMapChunk Of(IReadOnlyList<Tensor> raw, int first)
    {
        var length = (int)raw[0].shape[0];
        var statuses = raw.Select(SaliencyMaps.Check).ToList();
        var hashes = raw.Select((maps, term) => HashesOf(maps, statuses[term])).ToList();
        return new RawMapChunk(raw, first, length, statuses, hashes);
    }

    public void Dispose()
    {
        foreach (var maps in Raw) maps.Dispose();
    }

    private static IReadOnlyList<UInt128> HashesOf(Tensor maps, IReadOnlyList<MapStatus> statuses)
    {
        using var scope = NewDisposeScope();
        var values = maps.contiguous().data<float>().ToArray();
        var size = values.Length / statuses.Count;
        return [.. statuses.Select((status, i) =>
            status == MapStatus.Ok ? MapHash.Of(values.AsSpan(i * size, size)) : UInt128.Zero)];
    }
}

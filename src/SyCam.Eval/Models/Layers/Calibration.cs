using TorchSharp.SyCamExtras;
using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>
/// The ranges of values that go through the layers of one network: noted while it runs in float32 on examples, and from
/// then on what 8 bits have to hold. Notes are taken by one thread.
/// </summary>
internal sealed class Calibration
{
    private readonly Dictionary<object, (double Least, double Greatest)> _ranges = new(ReferenceEqualityComparer.Instance);

    /// <summary>True until all examples have been seen.</summary>
    internal bool IsOpen { get; private set; } = true;

    /// <summary>Ends the examples.</summary>
    internal void Close() => IsOpen = false;

    /// <summary>Widens the range of a place in the network.</summary>
    internal void Note(object place, Tensor values)
    {
        var least = (double)values.amin(Axes(values)).item<float>();
        var greatest = (double)values.amax(Axes(values)).item<float>();
        var known = _ranges.GetValueOrDefault(place);
        _ranges[place] = (Math.Min(known.Least, least), Math.Max(known.Greatest, greatest));
    }

    /// <summary>The 8-bit numbers for a place, which an example has been through.</summary>
    internal Quantization Of(object place)
    {
        var (least, greatest) = _ranges[place];
        return Quantization.Of(least, greatest);
    }

    private static long[] Axes(Tensor values) => [.. Enumerable.Range(0, (int)values.dim()).Select(axis => (long)axis)];
}

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
        using var least = values.min();
        using var greatest = values.max();
        var known = _ranges.GetValueOrDefault(place);
        _ranges[place] = (Math.Min(known.Least, least.item<float>()), Math.Max(known.Greatest, greatest.item<float>()));
    }

    /// <summary>The 8-bit numbers for a place, which an example has been through.</summary>
    internal Quantization Of(object place)
    {
        var (least, greatest) = _ranges[place];
        return Quantization.Of(least, greatest);
    }
}

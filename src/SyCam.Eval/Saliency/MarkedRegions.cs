using SyCam.Eval.Images;
using SyCam.Eval.Metrics.Localisation;

namespace SyCam.Eval.Saliency;

/// <summary>What a saliency map marks.</summary>
/// <param name="Threshold">Values above it are marked.</param>
/// <param name="Mask">255 where the map marks, 0 elsewhere.</param>
/// <param name="Regions">The connected parts (also at corners), the largest first.</param>
public sealed record MarkedRegions(double Threshold, GreyImage Mask, IReadOnlyList<MarkedRegion> Regions)
{
    /// <summary>For each pixel 1 + the place of its region in <see cref="Regions"/>, 0 where nothing is marked.</summary>
    public required IReadOnlyList<int> Labels { get; init; }

    /// <summary>Cuts a map.</summary>
    /// <param name="height">The map's rows.</param>
    /// <param name="width">The map's columns.</param>
    /// <param name="saliency">height * width values in [0,1], row by row.</param>
    /// <param name="rule">Where it is cut.</param>
    public static MarkedRegions Of(int height, int width, ReadOnlyMemory<float> saliency, RegionRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var threshold = rule.Threshold(saliency);
        var values = saliency.Span;
        var marked = new bool[values.Length];
        var pixels = new byte[values.Length];
        for (var i = 0; i < marked.Length; i++)
        {
            marked[i] = values[i] > threshold;
            pixels[i] = marked[i] ? byte.MaxValue : (byte)0;
        }

        var labels = new int[marked.Length];
        var parts = Component.Find(marked, width, labels).Select((part, place) => (Part: part, Label: place + 1))
            .OrderByDescending(item => item.Part.Area).ToList();
        var places = new int[parts.Count + 1];
        for (var i = 0; i < parts.Count; i++) places[parts[i].Label] = i + 1;
        return new MarkedRegions(
            threshold,
            new GreyImage(height, width, pixels),
            [
                .. parts.Select(item => new MarkedRegion(item.Part.Area, new Images.Box(
                    item.Part.Box.Left, item.Part.Box.Top, item.Part.Box.Right + 1, item.Part.Box.Bottom + 1))),
            ])
        {
            Labels = [.. labels.Select(label => places[label])],
        };
    }
}

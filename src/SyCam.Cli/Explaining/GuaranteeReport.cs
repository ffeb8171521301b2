using System.Globalization;

namespace SyCam.Cli.Explaining;

/// <summary>Gathers what was found of HiResCAM's guarantee, for one line a layer.</summary>
internal sealed class GuaranteeReport
{
    private readonly SortedSet<string> _methods = new(StringComparer.Ordinal);
    private readonly List<string> _layers = [];
    private readonly Dictionary<string, (Guarantee Worst, int Count)> _found = [];

    /// <summary>Adds the maps of a picture.</summary>
    public void Add(ExplainedPicture picture)
    {
        foreach (var cell in picture.Cells)
        {
            if (cell.Guarantee is not { } guarantee) continue;
            _methods.Add(cell.Method.Name);
            if (!_found.TryGetValue(cell.Layer, out var known))
            {
                _layers.Add(cell.Layer);
                known = (guarantee, 0);
            }

            var isWorse = Math.Abs(guarantee.Difference ?? 0) > Math.Abs(known.Worst.Difference ?? 0);
            _found[cell.Layer] = (isWorse ? guarantee : known.Worst, known.Count + 1);
        }
    }

    /// <summary>The lines; none when no method is HiResCAM.</summary>
    public IReadOnlyList<string> Lines() => [.. _layers.Select(layer => Line(layer, _found[layer].Worst, _found[layer].Count))];

    private string Line(string layer, Guarantee worst, int count)
    {
        var what = $"{string.Join(", ", _methods)} at {layer}: HiResCAM's guarantee";
        if (!worst.Holds) return $"{what} does not hold: {worst.Why}";
        var sums = string.Create(
            CultureInfo.InvariantCulture,
            $"the raw map adds up to {worst.Sum:0.0000}, the logit without its bias is {worst.LogitMinusBias:0.0000}");
        return $"{what} holds: {worst.Why}; {sums}{(count > 1 ? $" (the worst of {count} maps)" : "")}";
    }
}

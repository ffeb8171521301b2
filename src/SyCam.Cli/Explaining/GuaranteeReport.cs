using System.Globalization;

namespace SyCam.Cli.Explaining;

/// <summary>Gathers what was found of HiResCAM's guarantee, for one line a layer.</summary>
internal sealed class GuaranteeReport
{
    private readonly List<(string Method, string Layer, Guarantee Found)> _all = [];

    /// <summary>Adds the maps of a picture.</summary>
    public void Add(ExplainedPicture picture) => _all.AddRange(picture.Cells
        .Where(cell => cell.Guarantee is not null).Select(cell => (cell.Method.Name, cell.Layer, cell.Guarantee!)));

    /// <summary>The lines; none when no method is HiResCAM.</summary>
    public IReadOnlyList<string> Lines() => [.. _all.GroupBy(one => one.Layer).Select(Line)];

    private static string Line(IGrouping<string, (string Method, string Layer, Guarantee Found)> maps)
    {
        var names = string.Join(", ", maps.Select(map => map.Method).Distinct());
        var found = maps.Select(map => map.Found).ToList();
        if (!found[0].Holds) return $"{names} at {maps.Key}: HiResCAM's guarantee does not hold: {found[0].Why}";
        var worst = found.MaxBy(map => Math.Abs(map.Difference!.Value))!;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{names} at {maps.Key}: HiResCAM's guarantee holds: {found[0].Why}; the raw map adds up to {worst.Sum:0.0000}, the logit without its bias is {worst.LogitMinusBias:0.0000}{(found.Count > 1 ? $" (the worst of {found.Count} maps)" : "")}");
    }
}

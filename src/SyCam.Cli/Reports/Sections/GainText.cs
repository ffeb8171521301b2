using SyCam.Cli.Reports.Html;
using SyCam.Cli.Reports.Results;
using static SyCam.Cli.Reports.Html.NumberText;

namespace SyCam.Cli.Reports.Sections;

/// <summary>Paired gains in tables.</summary>
internal static class GainText
{
    /// <summary>A gain with its interval; marked by a word as well as by colour where the interval excludes 0.</summary>
    public static Cell CellOf(ResultGain? gain) => gain is null ? Cell.Of(None, null) : new Cell(
        html =>
        {
            html.Text($"{Signed(gain.Gain)} [{Signed(gain.Low)}, {Signed(gain.High)}]");
            if (gain.IsAboveZero) html.Leaf("small", "better", ("class", "better"));
            if (gain.IsBelowZero) html.Leaf("small", "worse", ("class", "worse"));
        },
        Exact(gain.Gain));
}

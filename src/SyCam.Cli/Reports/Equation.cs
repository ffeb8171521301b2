using SyCam.Cli.Reports.Html;
using SyCam.Grammar.Printing;
using SyCam.Grammar.Typing;

namespace SyCam.Cli.Reports;

/// <summary>Writes expressions as formulas above their text.</summary>
internal static class Equation
{
    /// <summary>The formula and the text; the text alone where it cannot be read with the inputs.</summary>
    public static void Write(HtmlWriter html, ReportData data, string map)
    {
        var reading = TermReader.Read(map, data.Inputs);
        if (reading.Term is { } term) html.Raw(MathMlPrinter.Print(term));
        html.Leaf("code", map);
    }
}

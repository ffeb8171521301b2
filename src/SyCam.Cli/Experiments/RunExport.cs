using System.Globalization;
using SyCam.Eval.Exporting;
using SyCam.Grammar.Typing;
using SyCam.Search.Journal;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Experiments;

/// <summary>Exports the best new expression of a run beside its results.</summary>
internal static class RunExport
{
    private const string TypeName = "BestCam";

    /// <summary>Writes <c>BestCam.cs</c>.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="report">What the run found.</param>
    /// <param name="sources">For each input the terminal that it comes from.</param>
    /// <param name="target">The run's target; null for the usual one.</param>
    /// <returns>A sentence for the user when there is nothing to export, or when something is missing in the file;
    /// otherwise null.</returns>
    public static string? Write(
        string folder, SynthesisReport report, IReadOnlyDictionary<string, InputSource> sources, string? target)
    {
        var best = report.Rows.FirstOrDefault(row => row.Kind != RowKind.Control);
        if (best is null) return "nothing was scored, so nothing is exported";
        var request = new ExportRequest(best.Map, sources)
        {
            TypeName = TypeName,
            Name = TypeName,
            Target = TargetChoice.Canonical(target),
            Notes =
            [
                $"rank {best.Rank} by {report.Objective.Name} on {report.SearchImages} search images: "
                    + best.Score.ToString("R", CultureInfo.InvariantCulture),
                $"scored with: {report.OracleIdentity}",
            ],
        };
        AtomicFile.Write(Path.Combine(folder, TypeName + ".cs"), CSharpExporter.Export(request));
        return CSharpExporter.WhyNoExplain(request) is { } reason ? $"{TypeName}.cs has no Explain: {reason}" : null;
    }
}

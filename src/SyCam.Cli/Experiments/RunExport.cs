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
    /// <returns>A sentence for the user when there is nothing to export; otherwise null.</returns>
    public static string? Write(string folder, SynthesisReport report, IReadOnlyDictionary<string, InputSource> sources)
    {
        var best = report.Rows.FirstOrDefault(row => row.Kind != RowKind.Control);
        if (best is null) return "nothing was scored, so nothing is exported";
        AtomicFile.Write(Path.Combine(folder, TypeName + ".cs"), CSharpExporter.Export(new ExportRequest(best.Map, sources)
        {
            TypeName = TypeName,
            Notes =
            [
                $"rank {best.Rank} by {report.Objective.Name} on {report.SearchImages} search images",
                $"scored with: {report.OracleIdentity}",
            ],
        }));
        return null;
    }
}

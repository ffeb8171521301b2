using SyCam.Eval.Exporting;
using SyCam.Eval.Programs;
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
        var program = TensorProgram.Compile(best.Map);
        if (CSharpExporter.WhyNot(program, sources) is { } reason) return $"the best expression is not exported: {reason}";
        var details = new ExportDetails(TypeName, best.Map.ToString(),
        [
            $"rank {best.Rank} by {report.Objective.Name} on {report.SearchImages} search images",
            $"scored with: {report.OracleIdentity}",
        ]);
        AtomicFile.Write(
            Path.Combine(folder, TypeName + ".cs"),
            CSharpExporter.Export(program, sources, details));
        return null;
    }
}

using SyCam.Search.Journal;
using SyCam.Search.Synthesis;

namespace SyCam.Search.Reporting;

/// <summary>
/// Writes the results of a run: the leaderboard and the front of cost and score as <c>.json</c>, <c>.csv</c>,
/// <c>.md</c> and <c>.tex</c>, the held-out table and the best of each class as <c>.csv</c> and <c>.md</c>, and every
/// scored map as <c>scored.csv</c>, and how the search went as <c>search.json</c>. The text depends on what was found alone: a resumed run writes the same bytes.
/// </summary>
public static class ReportFiles
{
    private static readonly (string Name, Func<SynthesisReport, string> Text)[] Files =
    [
        ("leaderboard.json", JsonReport.Leaderboard),
        ("leaderboard.csv", CsvReport.Leaderboard),
        ("leaderboard.md", MarkdownReport.Leaderboard),
        ("leaderboard.tex", TexReport.Leaderboard),
        ("front.json", JsonReport.Front),
        ("front.csv", CsvReport.Front),
        ("front.md", MarkdownReport.Front),
        ("front.tex", TexReport.Front),
        ("held_out.csv", CsvReport.HeldOut),
        ("held_out.md", MarkdownReport.HeldOut),
        ("per_class.csv", CsvReport.PerClass),
        ("per_class.md", MarkdownReport.PerClass),
        ("scored.csv", CsvReport.Scored),
        ("search.json", SearchReport.Write),
    ];

    /// <summary>The names of the files.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Files.Select(file => file.Name)];

    /// <summary>Writes all files; a failure comes back as <see cref="StopReason.WriteFailed"/>.</summary>
    public static SynthesisReport Write(string folder, SynthesisReport report)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, text) in Files) AtomicFile.Write(Path.Combine(folder, name), text(report));
            return report;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return report with { StopReason = StopReason.WriteFailed, Problem = report.Problem ?? error.Message };
        }
    }
}

using System.Globalization;
using System.Text;
using SyCam.Grammar.Printing;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;
using static SyCam.Search.Reporting.CellText;

namespace SyCam.Search.Reporting;

/// <summary>The results as LaTeX tables that need no package.</summary>
internal static class TexReport
{
    public static string Leaderboard(SynthesisReport report)
    {
        var text = Begin(report, "rllrrrr", @"\# & expression & name & cost & search & held-out & gain");
        foreach (var row in report.Rows)
        {
            var gain = row.Against(report.BestBaseline);
            string[] cells =
            [
                Exact(row.Rank), Formula(row), Names(row), Exact(row.Cost), Score(row), HeldOut(row),
                gain is null ? "" : $"${Short(gain.Gain)}$ $[{Short(gain.Low)}, {Short(gain.High)}]$",
            ];
            text.Append(CultureInfo.InvariantCulture, $"{string.Join(" & ", cells)} \\\\\n");
        }

        return End(text);
    }

    public static string Front(SynthesisReport report)
    {
        var text = Begin(report, "rllrr", "cost & expression & name & search & held-out");
        foreach (var (row, isOnFront, _) in report.ThickFront)
        {
            var score = isOnFront ? $@"\textbf{{{Score(row)}}}" : Score(row);
            text.Append(CultureInfo.InvariantCulture,
                $"{row.Cost} & {Formula(row)} & {Names(row)} & {score} & {HeldOut(row)} \\\\\n");
        }

        return End(text);
    }

    private static StringBuilder Begin(SynthesisReport report, string columns, string header) =>
        new StringBuilder().Append(CultureInfo.InvariantCulture,
            $"% {report.GrammarName}: {report.Objective.Name} on {report.SearchImages} search and {report.HeldOutImages} held-out images\n"
            + $"\\begin{{tabular}}{{{columns}}}\n\\hline\n{header} \\\\\n\\hline\n");

    private static string End(StringBuilder text) => text.Append("\\hline\n\\end{tabular}\n").ToString();

    private static string Formula(LeaderboardRow row) => $"${LatexPrinter.Print(row.Map)}$";

    private static string Names(LeaderboardRow row) =>
        string.Join(", ", row.Names).Replace("_", @"\_", StringComparison.Ordinal);

    private static string Score(LeaderboardRow row) =>
        $"{Short(row.Score)}{(row.Fidelity == Oracles.Fidelity.Coarse ? " (coarse)" : "")}{(row.Broken.Count > 0 ? " (breaks a constraint)" : "")}";

    private static string HeldOut(LeaderboardRow row) => row.HeldOutScore is { } score ? Short(score) : "";
}

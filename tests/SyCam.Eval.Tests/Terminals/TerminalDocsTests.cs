using SyCam.Eval.Terminals;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Terms;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Terminals;

/// <summary>docs/models.md lists every terminal and every scalar of targets, in the words of the tables.</summary>
public sealed class TerminalDocsTests
{
    private static readonly string[] Lines =
        File.ReadAllLines(Path.Combine(ReferenceData.RepositoryRoot, "docs", "models.md"));

    [Fact]
    public void Every_terminal_has_its_line_with_type_and_passes()
    {
        var expected = TerminalTable.Sources.Select(row =>
            $"| `{row.Source}` | {row.Type.ToName()}{(row.IsAtImageSize ? ", image size" : "")} "
            + $"| {YesNo(row.TakesLayer)} | {YesNo(row.TakesTarget)} | {row.Passes} | {row.Summary} |");

        Assert.Equal(expected, Section("What expressions can read"));
    }

    [Fact]
    public void Every_scalar_of_targets_has_its_line()
    {
        var expected = TargetScalars.All.Select(row =>
            $"| `{row.Form}`{(row.Alias is null ? "" : $", `{row.Alias}`")} | {row.Summary} |");

        Assert.Equal(expected, Section("Targets"));
    }

    [Fact]
    public void Every_comparison_of_targets_has_its_line()
    {
        var expected = TargetForms.All.Select(form => $"| `{form.Word}` | {form.Strength} | {form.Summary} |");

        Assert.Equal(expected, Section("Comparisons with similar classes"));
    }

    private static string YesNo(bool value) => value ? "yes" : "";

    private static IEnumerable<string> Section(string title) => Lines
        .SkipWhile(line => line.TrimStart('#') != $" {title}").Skip(1)
        .TakeWhile(line => !line.StartsWith("##", StringComparison.Ordinal))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal));
}

using SyCam.Eval.Metrics;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>docs/metrics.md speaks of every metric that there is, in the words of the table.</summary>
public sealed class DocsTests
{
    public static TheoryData<string> Names() => [.. MetricTable.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_document_has_a_section_with_the_summary_and_the_source_of_each_metric(string name)
    {
        var row = MetricTable.Find(name)!;
        var section = Section(name);

        Assert.Contains(row.Summary, section, StringComparison.Ordinal);
        Assert.Contains(row.Source, section, StringComparison.Ordinal);
        Assert.Contains(row.HigherIsBetter ? "Higher is better" : "Lower is better", section, StringComparison.Ordinal);
        Assert.All(row.Aliases, alias => Assert.Contains($"`{alias}`", section, StringComparison.Ordinal));
    }

    [Fact]
    public void The_document_has_no_section_of_a_metric_that_is_not_there() =>
        Assert.Equal(
            MetricTable.All.Select(row => $"## `{row.Name}`"),
            Text().Split('\n').Where(line => line.StartsWith("## `", StringComparison.Ordinal)));

    // From the heading with the name to the next heading; line ends are spaces, since sentences may be broken.
    private static string Section(string name)
    {
        var parts = Text().Split("\n## ");
        return Assert.Single(parts, part => part.StartsWith($"`{name}`\n", StringComparison.Ordinal))
            .Replace('\n', ' ');
    }

    private static string Text() =>
        File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, "docs", "metrics.md"));
}

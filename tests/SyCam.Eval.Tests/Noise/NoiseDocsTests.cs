using System.Globalization;
using SyCam.Eval.Noise;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Noise;

public sealed class NoiseDocsTests
{
    [Fact]
    public void The_page_has_the_rows_of_the_table()
    {
        var lines = File.ReadAllLines(Path.Combine(ReferenceData.RepositoryRoot, "docs", "robustness.md"));

        Assert.Equal(
            NoiseKinds.All.Select(kind => string.Create(
                CultureInfo.InvariantCulture,
                $"| `{kind.Name}` | {kind.Unit} | {kind.Level} | {kind.Least} to {kind.Greatest} | {kind.Summary} |")),
            lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal)));
    }
}

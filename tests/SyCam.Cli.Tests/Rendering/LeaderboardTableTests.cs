using System.Text.RegularExpressions;
using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests.Rendering;

/// <summary>The table of a run has the same numbers on a terminal of any width, none of them cut or broken.</summary>
public sealed class LeaderboardTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Every_width_shows_every_number_whole()
    {
        var wide = await Table(200);
        Assert.Single(Tops(wide));
        var numbers = Numbers(wide);
        // At least score, two metrics and three ends of the gain for six methods, two controls and a few candidates.
        Assert.True(numbers.Count > 50, $"{numbers.Count} numbers");
        foreach (var width in new[] { 40, 60, 80, 120 })
        {
            var table = await Table(width);
            Assert.All(table, line => Assert.True(line.Length <= width, $"{width}: {line}"));
            Assert.Equal(numbers, Numbers(table));
        }

        Assert.True(Tops(await Table(40)).Count() > 1, "several tables below each other");
    }

    // The lines with a frame around them.
    private async Task<List<string>> Table(int width)
    {
        var run = await Invocation.AtWidthAsync(
            width, CancellationToken.None,
            ["synth", .. Demo.Data(8), "--metric", "mass_accuracy", "--max-cost", "2", "--quiet", "--out", _folder.File($"{width}-{Guid.NewGuid()}")]);
        return [.. run.Succeeds().Out.Split('\n').Where(line => line.Length > 0 && "╭├╰│".Contains(line[0], StringComparison.Ordinal))];
    }

    private static IEnumerable<string> Tops(List<string> lines) => lines.Where(line => line[0] == '╭');

    private static List<string> Numbers(List<string> lines) =>
        [.. lines.SelectMany(line => Regex.Matches(line, @"[+-]?\d+\.\d{4}").Select(match => match.Value)).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Dispose();
}

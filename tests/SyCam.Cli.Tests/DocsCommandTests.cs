using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary>The commands on pages of the documentation do what is said there: each is run as it stands, in the order of the
/// page, but for the place of the files that it writes and reads back.</summary>
public sealed class DocsCommandTests : IDisposable
{
    private static readonly HashSet<string> Files = ["--output", "--csv", "--save-maps", "--maps", "-o", "--out", "--run", "--config", "--aggregator"];

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("data.md", 5)]
    [InlineData("evaluation.md", 7)]
    [InlineData("explain.md", 7)]
    [InlineData("tutorial.md", 14)]
    [InlineData("export.md", 9)]
    [InlineData("systems.md", 4)]
    [InlineData("regions.md", 2)]
    [InlineData("part.md", 4)]
    [InlineData("layers.md", 5)]
    [InlineData("robustness.md", 1)]
    public async Task Every_command_of_the_page_runs(string page, int count)
    {
        var text = await File.ReadAllTextAsync(
            Path.Combine(ReferenceData.RepositoryRoot, "docs", page), TestContext.Current.CancellationToken);
        var commands = Commands(text).ToList();

        Assert.Equal(count, commands.Count);
        foreach (var command in commands)
        {
            var result = await Invocation.RunAsync(Placed(command));
            Assert.True(result.Code == ExitCodes.Ok, $"{string.Join(' ', command)}: {result.Error}");
        }
    }

    // Blocks that are marked as sh, in which a backslash at the end goes on in the next line.
    private static IEnumerable<IReadOnlyList<string>> Commands(string text) => text.Split("```sh\n").Skip(1)
        .SelectMany(block => block[..block.IndexOf("```", StringComparison.Ordinal)].Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
        .Where(line => line.StartsWith("./sycam ", StringComparison.Ordinal))
        .Select(line => Words(line["./sycam ".Length..]));

    private static IReadOnlyList<string> Words(string line) =>
        [.. line.Split('"').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private IEnumerable<string> Placed(IReadOnlyList<string> words) => words.Select((word, i) =>
        i > 0 && Files.Contains(words[i - 1]) ? _folder.File(word)
        : word.StartsWith("assets/", StringComparison.Ordinal) ? Path.Combine(ReferenceData.RepositoryRoot, word)
        : word.StartsWith("runs/", StringComparison.Ordinal) ? _folder.File(word)
        : word.Contains("@runs/", StringComparison.Ordinal) ? word.Replace("@runs/", $"@{_folder.File("runs")}/", StringComparison.Ordinal)
        : word);

    public void Dispose() => _folder.Dispose();
}

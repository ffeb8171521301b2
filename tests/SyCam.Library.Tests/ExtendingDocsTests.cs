using SyCam.Testing;

namespace SyCam.Library.Tests;

/// <summary>The excerpts in docs/extending.md are in the files that they name, line by line, however they are
/// indented there.</summary>
public sealed class ExtendingDocsTests
{
    private static readonly List<string[]> Excerpts = [.. File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, "docs", "extending.md"))
        .Split("```").Where((_, i) => i % 2 == 1).Select(block => block.Trim().Split('\n')[1..])];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Excerpts.Count)];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task An_excerpt_is_the_code_itself(int place)
    {
        var lines = Excerpts[place];
        Assert.StartsWith("// ", lines[0], StringComparison.Ordinal);
        var source = await File.ReadAllLinesAsync(
            Path.Combine(ReferenceData.RepositoryRoot, lines[0][3..]), TestContext.Current.CancellationToken);
        var excerpt = lines[1..].Select(line => line.Trim()).ToList();
        Assert.NotEmpty(excerpt);
        Assert.Contains(
            Enumerable.Range(0, source.Length - excerpt.Count + 1),
            start => source.Skip(start).Take(excerpt.Count).Select(line => line.Trim()).SequenceEqual(excerpt));
    }

    [Fact]
    public void There_are_excerpts() => Assert.True(Excerpts.Count >= 12, $"{Excerpts.Count} excerpts");
}

using System.Text.RegularExpressions;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;
using SyCam.Testing;

namespace SyCam.Grammar.Tests;

public partial class LanguageReferenceTests
{
    private static readonly string Folder = Path.Combine(ReferenceData.RepositoryRoot, "grammars");
    private static readonly string Text = File.ReadAllText(Path.Combine(Folder, "README.md"));

    public static TheoryData<string> Examples => [.. ExampleBlock().Matches(Text).Select(match => match.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_reads_without_a_diagnostic(string example)
    {
        var reading = GrammarReader.Read(new SourceText("README.md", example), Folder);
        Assert.Equal("", reading.Report());
    }

    [Fact]
    public void The_reference_names_every_operator_and_every_code_of_the_diagnostic_cases()
    {
        Assert.True(Examples.Count >= 7);
        Assert.All(Operators.All.Where(op => op.IsFunction), op => Assert.Contains($"`{op}(", Text, StringComparison.Ordinal));
        var codes = DiagnosticCase.All.SelectMany(item => Code().Matches(item.Expected)).Select(match => match.Value);
        var named = Code().Matches(Text).Select(match => match.Value).ToHashSet();
        foreach (Match range in CodeRange().Matches(Text))
        {
            var (low, high) = (int.Parse(range.Groups[1].ValueSpan, null), int.Parse(range.Groups[2].ValueSpan, null));
            named.UnionWith(Enumerable.Range(low, high - low).Select(code => FormattableString.Invariant($"SY{code:D4}")));
        }

        Assert.Empty(codes.Except(named));
    }

    [GeneratedRegex("```sycam\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ExampleBlock();

    [GeneratedRegex(@"SY\d{4}")]
    private static partial Regex Code();

    [GeneratedRegex(@"SY(\d{4}) - SY(\d{4})")]
    private static partial Regex CodeRange();
}

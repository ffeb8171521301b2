using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;

namespace SyCam.Search.Tests.Support;

/// <summary>Rules from text.</summary>
internal static class RuleTexts
{
    /// <summary>A rule without a name: <c>relu(x) - relu(-x) == x under nonneg(x)</c>.</summary>
    public static TermRule Rule(string statement) => Rules($"r: {statement}")[0];

    /// <summary>The rules of a block's body.</summary>
    public static IReadOnlyList<TermRule> Rules(string body)
    {
        var reading = GrammarReader.Read(new SourceText("rules.sycam", $"syntax 1\nrules {{\n{body}\n}}\n"));
        Assert.True(reading.Definition is not null, reading.Report());
        return reading.Definition.Rules;
    }
}

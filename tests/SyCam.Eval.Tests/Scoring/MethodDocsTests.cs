using SyCam.Eval.Scoring;
using SyCam.Eval.Terminals;
using SyCam.Grammar.Printing;
using SyCam.Grammar.Typing;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Scoring;

/// <summary>docs/methods.md gives every named method and control with the formula that is computed.</summary>
public sealed class MethodDocsTests
{
    [Fact]
    public void The_document_has_the_formula_of_each_baseline_and_control()
    {
        var root = ReferenceData.RepositoryRoot;
        var text = File.ReadAllText(Path.Combine(root, "docs", "methods.md"));
        var grammar = GrammarReader.ReadFile(Path.Combine(root, "grammars", "gradient.sycam")).Definition!;
        var methods = grammar.Baselines.Select(named => (named.Name, named.Term)).Concat(TerminalTable.Controls);

        Assert.All(methods, method =>
        {
            var section = Assert.Single(
                text.Split("\n## "), part => part.StartsWith(method.Name + "\n", StringComparison.Ordinal));
            Assert.Contains($"$${LatexPrinter.Print(method.Item2)}$$", section, StringComparison.Ordinal);
        });
    }
}

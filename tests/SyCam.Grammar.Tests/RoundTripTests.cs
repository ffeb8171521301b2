using FsCheck;
using FsCheck.Fluent;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;
using SyCam.Testing;

namespace SyCam.Grammar.Tests;

public class RoundTripTests
{
    private static readonly InputDeclaration[] Inputs =
    [
        new("A", TermType.Features, new InputSource("activation"), 1, true, null),
        new("G", TermType.Features, new InputSource("gradient"), 1, false, null),
        new("S", TermType.Channels, new InputSource("score_cam"), 1, false, null),
        new("M", TermType.Map, new InputSource("mask"), 1, false, null),
        new("y", TermType.Scalar, new InputSource("logit"), 1, false, null),
    ];

    [Fact]
    public void A_printed_term_is_read_back_as_the_same_term()
    {
        var terms = TermGenerator.Terms(8).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(terms, term =>
        {
            var reading = TermReader.Read(term.ToString(), Inputs);
            Assert.True(reading.Term is not null, reading.Report());
            Assert.Equal(term, reading.Term);
        }));
    }

    [Theory]
    [InlineData("-A * G")]
    [InlineData("-(A * G)")]
    [InlineData("-1 * 2 * A")]
    [InlineData("A - 2 * G")]
    [InlineData("A - 1/2")]
    [InlineData("1/3 * A")]
    [InlineData("-1/3 * A")]
    [InlineData("A * (1/3)")]
    [InlineData("A * (-2)")]
    [InlineData("(-2)^2")]
    [InlineData("(A^2)^3")]
    [InlineData("A + (G + A)")]
    [InlineData("A * (G * A)")]
    [InlineData("(A * G) * A")]
    [InlineData("-(-A)")]
    [InlineData("A - (G - A)")]
    [InlineData("div0(A, G + 1)")]
    public void A_term_is_printed_as_it_is_best_written(string text) =>
        Assert.Equal(text, Toy.Term(text).ToString());

    [Fact]
    public void Random_grammars_are_printed_and_read_back_as_they_are()
    {
        var texts = new GrammarTexts(new Random(7));
        for (var round = 0; round < 150; round++)
        {
            var text = texts.Next();
            var grammar = Toy.Whole(text);
            var printed = GrammarPrinter.Print(grammar);
            var again = GrammarReader.Read(new SourceText("printed", printed));
            Assert.True(again.Definition is not null, printed + again.Report());
            Assert.Equal(grammar.Hash, again.Definition.Hash);
            Assert.Equal(printed, GrammarPrinter.Print(again.Definition));
            AssertSame(grammar, again.Definition);
        }
    }

    [Fact]
    public void The_library_of_named_methods_is_printed_and_read_back()
    {
        var library = GrammarReader.ReadFile(
            Path.Combine(ReferenceData.RepositoryRoot, "grammars", "std", "cam.sycam")).Definition!;
        var again = GrammarReader.Read(new SourceText("printed", GrammarPrinter.Print(library)));
        Assert.Equal("", again.Report());
        AssertSame(library, again.Definition!);
    }

    private static void AssertSame(GrammarDefinition a, GrammarDefinition b)
    {
        Assert.Equal(a.Name, b.Name);
        Assert.Equal(a.Inputs, b.Inputs);
        Assert.Equal(a.Facts, b.Facts);
        Assert.Equal(
            a.Nonterminals.SelectMany(item => item.Productions.Select(rule => (item.Name, item.Type, Parts(rule)))),
            b.Nonterminals.SelectMany(item => item.Productions.Select(rule => (item.Name, item.Type, Parts(rule)))));
        Assert.Equal(a.Constraints.RequiredInputs, b.Constraints.RequiredInputs);
        Assert.Equal(a.Constraints.AtMost, b.Constraints.AtMost);
        Assert.Equal(a.Constraints.Forbidden, b.Constraints.Forbidden);
        Assert.Equal(a.Constraints.ForbiddenNestings, b.Constraints.ForbiddenNestings);
        Assert.Equal((a.Constraints.MaxCost, a.Constraints.MaxDepth), (b.Constraints.MaxCost, b.Constraints.MaxDepth));
        Assert.Equal(
            a.Baselines.Select(item => (item.Name, item.Term, string.Join('|', item.Aliases), item.Source, item.Note)),
            b.Baselines.Select(item => (item.Name, item.Term, string.Join('|', item.Aliases), item.Source, item.Note)));
    }

    private static (Term, int, bool, bool, bool, double, UnitCondition?) Parts(Production rule) => (rule.Template,
        rule.Cost, rule.IsCommutative, rule.IsAssociative, rule.IsIdempotent, rule.Prior, rule.Condition);

    [Theory]
    [InlineData("gradient.sycam")]
    [InlineData("weights.sycam")]
    [InlineData("layers.sycam")]
    public void A_printed_grammar_is_read_back_with_the_same_hash(string file)
    {
        var grammar = Toy.Shipped(file);
        var again = GrammarReader.Read(new SourceText(file, GrammarPrinter.Print(grammar)));
        Assert.Equal("", again.Report());
        Assert.Equal(grammar.Hash, again.Definition!.Hash);
    }

    [Fact]
    public void The_hash_knows_contents_and_not_layout()
    {
        const string Text = "syntax 1 inputs { A : features } grammar Cam : map { Cam = relu(sum_k(A)) }";
        var hash = Toy.Whole(Text.Replace("1 inputs", "1\ninputs", StringComparison.Ordinal)).Hash;
        var spaced = Text.Replace("1 inputs", "1 // one\n\n  inputs", StringComparison.Ordinal)
            .Replace("(A)", "( // two\n A )", StringComparison.Ordinal);
        Assert.Equal(hash, Toy.Whole(spaced).Hash);
        Assert.Matches("^[0-9a-f]{64}$", hash);
        var dearer = Text.Replace("1 inputs", "1\ninputs", StringComparison.Ordinal)
            .Replace("features", "features cost 2", StringComparison.Ordinal);
        Assert.NotEqual(hash, Toy.Whole(dearer).Hash);
    }

    [Fact]
    public void What_is_said_of_a_method_does_not_make_it_another_grammar()
    {
        const string Text = "syntax 1 \ninputs { A : features } grammar Cam : map { Cam = sum_k(A) } baselines { M = sum_k(A) @ }";
        GrammarDefinition With(string said) => Toy.Whole(Text.Replace("@", said, StringComparison.Ordinal));
        Assert.Equal(With("").Hash, With("alias \"Mu\" source \"a paper\" note \"and more\"").Hash);
    }
}

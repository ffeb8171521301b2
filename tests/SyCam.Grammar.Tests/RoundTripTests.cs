using FsCheck;
using FsCheck.Fluent;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;

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

    [Theory]
    [InlineData("gradient.sycam")]
    [InlineData("weights.sycam")]
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
}

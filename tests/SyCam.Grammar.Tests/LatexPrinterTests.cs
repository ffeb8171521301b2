using SyCam.Grammar.Printing;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Tests;

public class LatexPrinterTests
{
    [Fact]
    public void Every_operator_has_a_form() =>
        Assert.All(Operators.All, op => Assert.True(LatexPrinter.Covers(op), op.Name));

    [Theory]
    [InlineData("relu(sum_k(mean_p(G) * A))", @"\mathrm{relu}\left(\sum_k \overline{G}_k A_k\right)")]
    [InlineData("sum_k(relu(G * A))", @"\sum_k \mathrm{relu}\left(G_k A_k\right)")]
    [InlineData("sum_k(div0(sum_p(G * A), sum_p(A)) * A)",
        @"\sum_k \frac{\sum_{i,j} G_k A_k}{\sum_{i,j} A_k} A_k")]
    [InlineData("2 * G^2 + sum_p(A) * G^3", @"2 G_k^{2} + \left(\sum_{i,j} A_k\right) G_k^{3}")]
    [InlineData("(A + G) * A", @"\left(A_k + G_k\right) A_k")]
    [InlineData("A - G", @"A_k - G_k")]
    [InlineData("-A * G", @"-A_k G_k")]
    [InlineData("A - 1/3", @"A_k - \frac{1}{3}")]
    [InlineData("1/2 * A", @"\frac{1}{2} A_k")]
    [InlineData("2 * 3 * A", @"2 \cdot 3 A_k")]
    [InlineData("-1 * 3 * A", @"-1 \cdot 3 A_k")]
    [InlineData("A * (-2)", @"A_k \left(-2\right)")]
    [InlineData("(A + G)^2", @"\left(A_k + G_k\right)^{2}")]
    [InlineData("div0(A, G)^2", @"\left(\frac{A_k}{G_k}\right)^{2}")]
    [InlineData("abs(A) + sum_p(G)", @"\left|A_k\right| + \left(\sum_{i,j} G_k\right)")]
    [InlineData("mean_p(A * G)", @"\frac{1}{hw}\sum_{i,j} A_k G_k")]
    [InlineData("max_p(A) * mean_k(A) * max_k(G)",
        @"\left(\max_{i,j} A_k\right) \left(\frac{1}{K}\sum_k A_k\right) \left(\max_k G_k\right)")]
    [InlineData("sum_k(A + G)", @"\sum_k \left(A_k + G_k\right)")]
    public void A_term_is_set_as_in_the_papers(string text, string latex) =>
        Assert.Equal(latex, LatexPrinter.Print(Toy.Term(text)));

    [Fact]
    public void Long_names_and_places_are_set_upright()
    {
        IReadOnlyList<InputDeclaration> inputs =
        [
            new("A@layer3.1", TermType.Features, new InputSource("activation"), 1, true, null),
            new("my_score", TermType.Channels, new InputSource("score"), 1, false, null),
            new("y", TermType.Scalar, new InputSource("logit"), 1, false, null),
        ];
        Assert.Equal(
            @"A^{(\mathrm{layer3.1})}_k \mathrm{my\_score}_k y",
            LatexPrinter.Print(TermReader.Read("A@layer3.1 * my_score * y", inputs).Term!));
    }
}

using System.Text.RegularExpressions;
using System.Xml.Linq;
using SyCam.Grammar.Printing;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Tests;

public partial class MathMlPrinterTests
{
    [Fact]
    public void Every_operator_has_a_form() =>
        Assert.All(Operators.All, op => Assert.True(MathMlPrinter.Covers(op), op.Name));

    [Theory]
    [InlineData("relu(sum_k(mean_p(G) * A))", "relu(∑kG¯kAk)")]
    [InlineData("sum_k(div0(sum_p(G * A), sum_p(A)) * A)", "∑k∑i,jGkAk∑i,jAkAk")]
    [InlineData("2 * G^2 + sum_p(A) * G^3", "2Gk2+(∑i,jAk)Gk3")]
    [InlineData("(A + G) * A", "(Ak+Gk)Ak")]
    [InlineData("A - G", "Ak−Gk")]
    [InlineData("A - 2 * G", "Ak−2Gk")]
    [InlineData("-A * G", "−AkGk")]
    [InlineData("A - 1/3", "Ak−13")]
    [InlineData("2 * 3 * A", "2·3Ak")]
    [InlineData("A * (-2)", "Ak·(−2)")]
    [InlineData("(A + G)^2", "(Ak+Gk)2")]
    [InlineData("abs(A)", "|Ak|")]
    [InlineData("mean_p(A * G)", "1hw∑i,jAkGk")]
    [InlineData("max_p(A) * max_k(G)", "(maxi,jAk)(maxkGk)")]
    public void A_term_reads_as_in_the_papers(string text, string read) =>
        Assert.Equal(read, XElement.Parse(MathMlPrinter.Print(Toy.Term(text))).Value);

    [Theory]
    [InlineData("A^2", "<msup><mrow><msub><mi>A</mi><mi>k</mi></msub></mrow><mn>2</mn></msup>")]
    [InlineData("div0(A, G)",
        "<mfrac><mrow><msub><mi>A</mi><mi>k</mi></msub></mrow><mrow><msub><mi>G</mi><mi>k</mi></msub></mrow></mfrac>")]
    [InlineData("sum_k(A)",
        "<munder><mo>∑</mo><mi>k</mi></munder><mspace width=\"0.17em\" /><mrow><msub><mi>A</mi><mi>k</mi></msub></mrow>")]
    public void Powers_quotients_and_reductions_are_elements_of_their_own(string text, string elements)
    {
        var math = XElement.Parse(MathMlPrinter.Print(Toy.Term(text)));

        Assert.Equal(text, math.Attribute("alttext")!.Value);
        Assert.Equal($"<mrow>{elements}</mrow>", Assert.Single(math.Elements()).ToString(SaveOptions.DisableFormatting));
    }

    // Elements that take a fixed number of children: a browser shows an error, or nothing, for another number.
    [Theory]
    [InlineData("relu(sum_k(div0(sum_p(div0(G^2, 2 * G^2 + sum_p(A) * G^3) * relu(G)), mean_k(A)) * A))")]
    [InlineData("sqrt(abs(A - 1/2)) * softmax_k(mean_p(G)) * max_p(A) - 3")]
    public void Scripts_and_quotients_have_two_parts(string text)
    {
        var math = XElement.Parse(MathMlPrinter.Print(Toy.Term(text)));

        Assert.All(
            math.Descendants().Where(element => TwoParts().IsMatch(element.Name.LocalName)),
            element => Assert.Equal(2, element.Elements().Count()));
    }

    [Fact]
    public void Long_names_and_places_are_set_upright()
    {
        IReadOnlyList<InputDeclaration> inputs =
        [
            new("A@layer3.1", TermType.Features, new InputSource("activation"), 1, true, null),
            new("my_score", TermType.Channels, new InputSource("score"), 1, false, null),
        ];
        var math = XElement.Parse(MathMlPrinter.Print(TermReader.Read("A@layer3.1 * my_score", inputs).Term!));

        Assert.Equal("A(layer3.1)kmy_scorek", math.Value);
        Assert.Equal(
            ["layer3.1", "my_score"],
            math.Descendants("mi").Where(name => (string?)name.Attribute("mathvariant") == "normal").Select(name => name.Value));
    }

    [GeneratedRegex("^(msup|msub|munder|mover|mfrac)$")]
    private static partial Regex TwoParts();
}

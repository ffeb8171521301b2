using System.Text;
using SyCam.Grammar.Printing;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;
using SyCam.Testing;

namespace SyCam.Grammar.Tests;

public class FormatterTests
{
    [Fact]
    public void A_file_is_laid_out_in_one_way()
    {
        const string Text = """


            //  first
            syntax   1
            import "std/cam.sycam"   // brings methods


            inputs { A:features nonneg unit a * b ;  G : features unit 1 / a ^ - 2 in -1/2 .. 2.5 from gradient
                target y-0.6*ranked( 2 )   // trailing

              // above S


              S
              : channels }
            facts {}
            grammar Cam
              : map {

              Cam:map=relu ( sum_k( F ) )  cost 0
                    |-2*F^2-(-1)/3   { comm   assoc }   // laws
              // on its own
              | F+F where unit( lhs )==unit (rhs)
              F|=A|G for n in 2 .. 3
              drop F=A }
            constrain Cam{forbid (-A)*x  forbid nest(div0 in relu)
              // last
            }
            baselines { GradCAM CAM  X = let a = -A in
               (a/2)* A
                alias "a  b"  c source "s" }
            expect { equal (A)==-G under nonneg( A ) member X }
            // end

            """;
        const string Expected = """
            //  first
            syntax 1
            import "std/cam.sycam"  // brings methods

            inputs {
              A : features nonneg unit a*b
              G : features unit 1/a^-2 in -1/2..2.5 from gradient
                target y - 0.6 * ranked(2)  // trailing

              // above S

              S
                : channels
            }
            facts { }
            grammar Cam : map {
              Cam : map = relu(sum_k(F)) cost 0
                | -2 * F^2 - (-1) / 3 { comm assoc }  // laws
                // on its own
                | F + F where unit(lhs) == unit(rhs)
              F |= A | G for n in 2..3
              drop F = A
            }
            constrain Cam {
              forbid (-A) * x
              forbid nest(div0 in relu)
              // last
            }
            baselines {
              GradCAM CAM
              X = let a = -A in
                (a / 2) * A
                alias "a  b" c source "s"
            }
            expect {
              equal (A) == -G under nonneg(A)
              member X
            }
            // end

            """;
        Assert.Equal(Expected, Format(Text));
        Assert.Equal(Expected, Format(Expected));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("syntax 1", "syntax 1\n")]
    [InlineData("// only", "// only")]
    [InlineData("syntax 1\r\n\r\n\r\n// a\r\n\r\ninputs { A : features\r\n}", "syntax 1\n\n// a\n\ninputs {\n  A : features\n}\n")]
    public void Short_texts_are_laid_out_too(string text, string expected) => Assert.Equal(expected, Format(text));

    [Fact]
    public void A_file_with_syntax_errors_is_left_as_it_is()
    {
        const string Text = "syntax 1\ninputs {   A features }";
        Assert.Equal(Text, GrammarFormatter.Format(new SourceText("x", Text), out var errors));
        Assert.Equal("SY0005", Assert.Single(errors).Code);
    }

    [Theory]
    [MemberData(nameof(ShippedGrammarTests.Files), MemberType = typeof(ShippedGrammarTests))]
    public void A_shipped_file_is_read_as_before(string file)
    {
        var folder = Path.Combine(ReferenceData.RepositoryRoot, "grammars");
        var source = new SourceText(Path.Combine(folder, file), File.ReadAllText(Path.Combine(folder, file)));
        var formatted = GrammarFormatter.Format(source);
        Assert.Equal(formatted, Format(formatted));
        var (before, after) = (GrammarReader.Read(source), GrammarReader.Read(new SourceText(source.Path, formatted)));
        Assert.Equal("", after.Report());
        Assert.Equal(before.Definition!.Hash, after.Definition!.Hash);
        Assert.Equal(before.Expectations.Count, after.Expectations.Count);
        Assert.Equal(Comments(source.Content), Comments(formatted));
        Assert.All(formatted.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
    }

    [Fact]
    public void Random_files_in_random_layouts_are_read_as_before()
    {
        var random = new Random(11);
        var texts = new GrammarTexts(random);
        var read = 0;
        for (var round = 0; round < 600; round++)
        {
            var text = Disturb(texts.Next(), random);
            var formatted = GrammarFormatter.Format(new SourceText("x", text), out var errors);
            if (errors.Count > 0)
            {
                Assert.Equal(text, formatted);
                continue;
            }

            read++;
            Assert.Equal(formatted, Format(formatted));
            Assert.Equal(Comments(text), Comments(formatted));
            var before = GrammarReader.Read(new SourceText("x", text));
            var after = GrammarReader.Read(new SourceText("x", formatted));
            Assert.True(before.Definition?.Hash == after.Definition?.Hash, text + "\n=====\n" + formatted);
            Assert.Equal(before.Diagnostics.Select(item => item.Message), after.Diagnostics.Select(item => item.Message));
        }

        Assert.InRange(read, 120, 600);
    }

    private static string Format(string text)
    {
        var formatted = GrammarFormatter.Format(new SourceText("x", text), out var errors);
        Assert.True(text.Length == 0 || !text.StartsWith("syntax", StringComparison.Ordinal) || errors.Count == 0);
        return formatted;
    }

    private static List<string> Comments(string text) =>
        [.. text.Split('\n', '\r').Where(line => line.Contains("// c", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf("// c", StringComparison.Ordinal)..].TrimEnd())];

    // Blanks become line breaks, comments, blank lines and more blanks; some of that makes a syntax error.
    private static string Disturb(string text, Random random)
    {
        var result = new StringBuilder();
        var isQuoted = false;
        foreach (var letter in text)
        {
            if (letter == '"') isQuoted = !isQuoted;
            result.Append(letter);
            if (isQuoted || letter is not (' ' or '\n') || random.Next(12) > 0) continue;
            result.Append(random.Next(5) switch
            {
                0 => "\n",
                1 => "  // c" + random.Next(10).ToString(System.Globalization.CultureInfo.InvariantCulture) + "  \r\n",
                2 => "\n\n\n",
                3 => "\t  ",
                _ => letter == '\n' ? "  // c\n\n" : " ",
            });
        }

        return result.ToString();
    }
}

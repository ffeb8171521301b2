using System.Text;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;
using SyCam.Testing;

namespace SyCam.Grammar.Tests;

public class FuzzTests
{
    private static readonly string[] Parts =
    [
        "syntax 1\n", "inputs {", "grammar Cam : map {", "}", "constrain Cam {", "baselines {", "expect {", "facts {",
        "A", "F", "Cam", ":", "=", "|", "|=", "relu(", "sum_k(", ")", "(", "+", "-", "*", "/", "^", "2", "0", "1/3",
        "features", "map", "cost", "prior", "for n in", "2..3", "where unit(lhs) == unit(rhs)", "{ comm }", "let x =",
        "in", "\n", "\n", ";", "\"", "//", "§", "..", "==", "max_cost", "forbid", "member", "require uses(", "nest(",
        "div0(", ",", "_", "@", "99999999999999999999", ".", "drop", "extends", "import \"x\"", "under", "\t", "\r",
    ];

    [Fact]
    public void Random_and_mutated_texts_are_read_or_reported_and_never_crash()
    {
        var random = new Random(20250731);
        var shipped = File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, "grammars", "gradient.sycam"));
        for (var round = 0; round < 3000; round++)
        {
            var text = (round % 3) switch
            {
                0 => Random(random, random.Next(60)),
                1 => "syntax 1\ninputs { A : features }\ngrammar Cam : map {\n" + Random(random, random.Next(40)) + "\n}",
                _ => Mutate(random, shipped),
            };
            var reading = GrammarReader.Read(new SourceText("fuzz", text));
            Check(reading.Definition is null, reading.Diagnostics, reading.Source);
            Assert.NotNull(reading.Report());
            var expression = TermReader.Read(text);
            Check(expression.Term is null, expression.Diagnostics, expression.Source);
            Assert.NotNull(expression.Report());
        }
    }

    public static TheoryData<string> Hostile =>
    [
        new string('(', 100_000),
        new string('-', 100_000) + "A",
        new string('{', 100_000),
        string.Concat(Enumerable.Repeat("let a = ", 50_000)),
        string.Concat(Enumerable.Repeat("let a = A in ", 20_000)) + "a",
        "A" + string.Concat(Enumerable.Repeat(" + A", 30_000)),
        "A" + string.Concat(Enumerable.Repeat("^2", 100_000)),
        new string('x', 1_000_000),
        new string('9', 1_000_000),
        new string('"', 100_001),
        string.Concat(Enumerable.Repeat("§ ", 100_000)),
        string.Concat(Enumerable.Repeat("relu(A * (", 90)) + "§",
        string.Concat(Enumerable.Repeat("F = G\n", 20_000)),
        string.Concat(Enumerable.Repeat("| ", 50_000)),
    ];

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void A_hostile_text_is_refused(string text)
    {
        var reading = TermReader.Read(text);
        Check(reading.Term is null, reading.Diagnostics, reading.Source);
        var grammar = GrammarReader.Read(new SourceText(
            "hostile", "syntax 1\ninputs { A : features }\ngrammar Cam : map {\n Cam = " + text + "\n}"));
        Check(grammar.Definition is null, grammar.Diagnostics, grammar.Source);
        Assert.Null(grammar.Definition);
        Assert.NotEmpty(grammar.Report());
    }

    // Something is read exactly when there is no error, and every error has its place in the text.
    private static void Check(bool isNothing, IReadOnlyList<Diagnostic> diagnostics, SourceText source)
    {
        Assert.Equal(isNothing, diagnostics.Any(item => item.Severity == DiagnosticSeverity.Error));
        Assert.All(diagnostics, item => Assert.InRange(item.Span.End, item.Span.Start, source.Content.Length));
    }

    private static string Random(Random random, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.Append(Parts[random.Next(Parts.Length)]).Append(' ', random.Next(2));
        return text.ToString();
    }

    private static string Mutate(Random random, string text)
    {
        var result = new StringBuilder(text);
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(result.Length);
            switch (random.Next(3))
            {
                case 0: result.Remove(at, Math.Min(random.Next(1, 12), result.Length - at)); break;
                case 1: result.Insert(at, Parts[random.Next(Parts.Length)]); break;
                default: result[at] = (char)random.Next(1, 300); break;
            }
        }

        return result.ToString();
    }
}

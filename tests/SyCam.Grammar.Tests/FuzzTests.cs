using System.Diagnostics;
using System.Globalization;
using SyCam.Grammar.Printing;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Tests;

public class FuzzTests
{
    // More rounds than a test run has time for: SYCAM_FUZZ=200000.
    private static readonly int Rounds = Environment.GetEnvironmentVariable("SYCAM_FUZZ") is { Length: > 0 } rounds
        ? int.Parse(rounds, CultureInfo.InvariantCulture)
        : 3000;

    [Fact]
    public void Random_and_mutated_texts_are_read_or_reported_and_never_crash()
    {
        var texts = new FuzzTexts(new Random(20250731));
        var clock = Stopwatch.StartNew();
        var (read, slowest) = (0, TimeSpan.Zero);
        for (var round = 0; round < Rounds; round++)
        {
            var (text, files) = texts.Next();
            var start = clock.Elapsed;
            try
            {
                if (Try(text, files)) read++;
            }
            catch (Exception)
            {
                TestContext.Current.SendDiagnosticMessage("round {0}:\n{1}", round, text);
                throw;
            }

            if (clock.Elapsed - start > slowest) slowest = clock.Elapsed - start;
        }

        TestContext.Current.SendDiagnosticMessage(
            "{0} texts, {1} of them without errors; {2} in all, the slowest {3}", Rounds, read, clock.Elapsed, slowest);
        Assert.InRange(read, Rounds / 100, Rounds);
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
        string.Concat(Enumerable.Repeat("drop F = A\n", 50_000)),
        "A where unit(lhs) == " + string.Concat(Enumerable.Repeat("a*", 100_000)),
        "A.b" + string.Concat(Enumerable.Repeat(".c", 100_000)),
        "A@x" + string.Concat(Enumerable.Repeat("[1]", 100_000)),
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

    // Files of the greatest size whose declarations, compared with each other one by one, would take hours.
    public static TheoryData<string, string, int> Large => new()
    {
        { "inputs {", "i# : map from s\n", 20_000 },
        { "inputs { A : features }\nbaselines {", "m# = sum_k(A) alias x#\n", 20_000 },
        { "inputs { A : features }\nfacts {", "nonneg(A) when head = \"h#\"\n", 30_000 },
        { "inputs { A : features }\ngrammar Cam : map { Cam = sum_k(A) }\nconstrain Cam {", "forbid A^2 + #\n", 20_000 },
        { "targets {", "t# = y + #\n", 20_000 },
        { "inputs { A : features }\ngrammar Cam : map { Cam = sum_k(A)", "| # * sum_k(A)\n", 9_000 },
        { "inputs { A : features }\nexpect {", "equal A + # == A\n", 20_000 },
    };

    [Theory]
    [MemberData(nameof(Large))]
    public void A_large_file_is_read(string head, string line, int count)
    {
        var lines = string.Concat(Enumerable.Range(1, count).Select(i => line.Replace(
            "#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        var text = $"syntax 1\n{head}\n{lines}}}";
        var reading = new MemoryFiles().Read(text);
        Assert.Equal("", reading.Report());
        var importing = new MemoryFiles().Add("b.sycam", text).Read("syntax 1\nimport \"b.sycam\"");
        Assert.Equal("", importing.Report());
        Assert.Equal("", new MemoryFiles().Read(GrammarFormatter.Format(reading.Source)).Report());
    }

    [Fact]
    public void Unknown_names_by_the_thousand_are_refused()
    {
        var names = string.Concat(Enumerable.Range(0, 30_000).Select(i => FormattableString.Invariant($"n{i} = m{i}\n")));
        var reading = new MemoryFiles().Read($"syntax 1\nbaselines {{\n{names}}}");
        Assert.Equal("there are 29900 more errors", reading.Diagnostics[^1].Message);
    }

    [Fact]
    public void Names_that_stand_for_large_terms_may_not_be_used_without_end()
    {
        var uses = string.Concat(Enumerable.Repeat("| M\n", 9_000));
        var sum = string.Concat(Enumerable.Repeat(" + A", 9_000));
        var reading = new MemoryFiles().Read(
            $"syntax 1\ninputs {{ A : features }}\ngrammar Cam : map {{ Cam = sum_k(A)\n{uses} }}\nbaselines {{ M = sum_k(A{sum}) }}");
        var diagnostic = Assert.Single(reading.Diagnostics);
        Assert.Equal("SY0043", diagnostic.Code);
    }

    [Fact]
    public void Imports_by_the_thousand_are_refused()
    {
        var imports = string.Concat(Enumerable.Range(0, 30_000).Select(i => FormattableString.Invariant($"import \"f{i}\"\n")));
        var reading = new MemoryFiles().Read("syntax 1\n" + imports);
        Assert.Contains(reading.Diagnostics, item => item.Code == "SY0019");
    }

    private static bool Try(string text, MemoryFiles files)
    {
        var reading = files.Read(text, "fuzz");
        Check(reading.Definition is null, reading.Diagnostics, reading.Source);
        Assert.All(reading.Imported, item => Assert.All(item.Diagnostics, one =>
            Assert.InRange(one.Span.End, one.Span.Start, item.Source.Content.Length)));
        Assert.NotNull(reading.Report());
        if (reading.Definition is { } grammar)
        {
            var again = GrammarReader.Read(new SourceText("printed", GrammarPrinter.Print(grammar)));
            Assert.Equal(grammar.Hash, again.Definition?.Hash);
        }

        var formatted = GrammarFormatter.Format(reading.Source, out var errors);
        if (errors.Count == 0)
        {
            Assert.Equal(formatted, GrammarFormatter.Format(new SourceText("fuzz", formatted)));
            Assert.Equal(reading.Definition?.Hash, files.Read(formatted, "fuzz").Definition?.Hash);
        }
        else Assert.Equal(text, formatted);

        var expression = TermReader.Read(text);
        Check(expression.Term is null, expression.Diagnostics, expression.Source);
        Assert.NotNull(expression.Report());
        return reading.Definition is not null;
    }

    // Something is read exactly when there is no error, and every error has its place in the text.
    private static void Check(bool isNothing, IReadOnlyList<Diagnostic> diagnostics, SourceText source)
    {
        Assert.Equal(isNothing, diagnostics.Any(item => item.Severity == DiagnosticSeverity.Error));
        Assert.All(diagnostics, item => Assert.InRange(item.Span.End, item.Span.Start, source.Content.Length));
    }
}

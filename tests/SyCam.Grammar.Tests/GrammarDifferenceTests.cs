using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Tests;

public class GrammarDifferenceTests
{
    private const string Before = """
        syntax 1
        inputs { A : features nonneg   G : features }
        grammar Cam : map { Cam = sum_k(F)   F : features = A | G | relu(F) }
        constrain Cam { max_cost 9 }
        baselines { Plain = sum_k(A) }
        """;

    [Fact]
    public void Layout_and_comments_make_no_difference() =>
        Assert.Empty(GrammarDifference.Between(Read(Before), Read(Before.Replace("   ", "\n // same\n", StringComparison.Ordinal))));

    [Fact]
    public void Changes_are_listed_by_part_with_what_is_gone_first()
    {
        var after = Before
            .Replace("G : features }", "G : features   y : scalar cost 2 }", StringComparison.Ordinal)
            .Replace("| relu(F)", "| abs(F) cost 3", StringComparison.Ordinal)
            .Replace("max_cost 9", "max_cost 12", StringComparison.Ordinal)
            .Replace("sum_k(A) }", "sum_k(A^2) }", StringComparison.Ordinal);
        var parts = GrammarDifference.Between(Read(Before), Read(after));
        Assert.Equal(
            [
                ("inputs", "+ y : scalar from logit cost 2"),
                ("rules", "- F : features = relu(F) cost 1; + F : features = abs(F) cost 3"),
                ("constraints", "- max_cost 9; + max_cost 12"),
                ("baselines", "- Plain = sum_k(A); + Plain = sum_k(A^2)"),
            ],
            parts.Select(part => (part.Part, string.Join("; ", part.Lines))));
    }

    [Fact]
    public void Counts_are_given_where_they_change()
    {
        var after = Before.Replace("| relu(F)", "", StringComparison.Ordinal);
        // sum_k costs 1, A and G 1 each: two maps of cost 2; with relu two more at each cost.
        Assert.Equal(["cost 3: 2 -> 0", "cost 4: 2 -> 0"], GrammarDifference.Counts(Read(Before), Read(after), 4));
    }

    private static GrammarDefinition Read(string text)
    {
        var reading = GrammarReader.Read(new SourceText("cam.sycam", text));
        return reading.Definition ?? throw new InvalidOperationException(reading.Report());
    }
}

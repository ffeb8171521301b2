using SyCam.Grammar.Exporting;
using SyCam.Grammar.Printing;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Tests;

public class TermRuleTests
{
    private const string Text = """
        syntax 1

        rules {
          parts: relu(x) - relu(-x) == x proved(one-position, 1.5 ms, "12ab")
          root: sqrt(c * y) == sqrt(c) * sqrt(y) under nonneg(c), spatially_const(y)
          sum: sum_k(m * d) == m * sum_k(d) tested(10000)
          linear: upsample(s * n) == s * upsample(n) proved(normal-form, 0 ms)
        }

        """;

    [Fact]
    public void Rules_are_read_with_their_conditions_and_status()
    {
        var rules = Read(Text).Rules;
        Assert.Equal(["parts", "root", "sum", "linear"], rules.Select(rule => rule.Name));
        Assert.Equal("relu(x) - relu(-x) == x", rules[0].Statement);
        Assert.Equal(("one-position", 1.5, "12ab"), (rules[0].Status!.Method, rules[0].Status!.Milliseconds, rules[0].Status!.Hash));
        Assert.True(rules[0].Status!.IsProved);
        Assert.True(rules[1].Conditions.IsNonNegative("c") && rules[1].Conditions.IsSpatiallyConstant("y"));
        Assert.Null(rules[1].Status);
        Assert.Equal((10000, false), (rules[2].Status!.Tests, rules[2].Status!.IsProved));
        Assert.Equal(TermType.Map, rules[2].Left.Type & rules[2].Right.Type);
        Assert.Equal(("normal-form", ""), (rules[3].Status!.Method, rules[3].Status!.Hash));
    }

    [Fact]
    public void Printed_rules_are_read_back_as_they_are()
    {
        var library = Read(Text);
        var again = Read(GrammarPrinter.Print(library));
        Assert.Equal(library.Rules.Select(rule => rule.ToString()), again.Rules.Select(rule => rule.ToString()));
        Assert.Equal(library.Hash, again.Hash);
    }

    [Fact]
    public void The_hash_knows_statements_and_not_their_status()
    {
        var hash = Read(Text).Hash;
        Assert.Equal(hash, Read(Text.Replace("1.5 ms, \"12ab\"", "7 ms", StringComparison.Ordinal)).Hash);
        Assert.NotEqual(hash, Read(Text.Replace("nonneg(c), ", "", StringComparison.Ordinal)).Hash);
    }

    [Fact]
    public void Rules_are_laid_out_in_one_way()
    {
        const string Loose = """
            syntax 1
            rules{parts : relu( x )-relu(-x)==x
              proved( one - position ,1.5 ms,"12ab" ) ; root: sqrt(c*y)==sqrt(c)*sqrt(y) under nonneg(c) , spatially_const(y)
            // sums
            sum:sum_k(m*d)==m*sum_k(d)   tested( 10_000 ) }
            """;
        const string Expected = """
            syntax 1
            rules {
              parts : relu(x) - relu(-x) == x
                proved(one-position, 1.5 ms, "12ab")
              root : sqrt(c * y) == sqrt(c) * sqrt(y) under nonneg(c), spatially_const(y)
              // sums
              sum : sum_k(m * d) == m * sum_k(d) tested(10_000)
            }

            """;
        Assert.Equal(Expected, GrammarFormatter.Format(new SourceText("x", Loose)));
        Assert.Equal(Expected, GrammarFormatter.Format(new SourceText("x", Expected)));
    }

    [Fact]
    public void Rules_are_exported()
    {
        using var json = System.Text.Json.JsonDocument.Parse(GrammarJson.Write(Read(Text)));
        var rules = json.RootElement.GetProperty("rules");
        Assert.Equal(4, rules.GetArrayLength());
        Assert.Equal("root", rules[1].GetProperty("name").GetString());
        Assert.Equal("sqrt(c * y)", rules[1].GetProperty("left").GetProperty("text").GetString());
        Assert.Equal("sqrt", rules[1].GetProperty("left").GetProperty("tree").GetProperty("operator").GetString());
        Assert.Equal("nonneg(c)", rules[1].GetProperty("under")[0].GetString());
        Assert.Equal("tested(10000)", rules[2].GetProperty("status").GetString());
    }

    private static GrammarDefinition Read(string text)
    {
        var reading = GrammarReader.Read(new SourceText("rules.sycam", text));
        Assert.Equal("", reading.Report());
        return reading.Definition!;
    }
}

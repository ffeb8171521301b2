using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Tests;

public class ExtendTests
{
    private const string Base = """
        syntax 1
        inputs { A : features nonneg   G : features   S : channels }
        grammar Base : map {
          Base = relu(sum_k(F))  cost 0 | Base + Base { comm assoc } | relu(Base)
          F : features = A | G | F^n for n in 2..3 | div0(F, F) | W * F
          W : channels = S cost 4
        }
        constrain Base { require uses(A)  at_most 1 div0  forbid div0(x, x)  max_cost 20  max_depth 9 }
        baselines { HiResCAM = relu(sum_k(G * A))   Score = sum_k(S * A) }
        """;

    [Fact]
    public void Rules_are_replaced_added_extended_and_dropped()
    {
        var grammar = Read("""
            grammar Mine extends Base {
              F |= abs(F)   V : channels = mean_p(F)
              drop F = F^3 | div0(F, F)
              F |= V * F
              drop Base = relu(Base)
              drop W   drop F = W * F
            }
            """);
        Assert.Equal(
            """
            Mine : map = relu(sum_k(F)) cost 0 | Mine + Mine { comm assoc } cost 1
            F : features = A cost 1 | G cost 1 | F^2 cost 1 | abs(F) cost 1 | V * F cost 1
            V : channels = mean_p(F) cost 1
            """,
            Rules(grammar));
        Assert.Equal("Mine", grammar.Name);
    }

    [Fact]
    public void A_rule_is_replaced_as_a_whole()
    {
        var grammar = Read("grammar Mine extends Base { W = mean_p(F)   drop F = div0(F, F) | F^n for n in 2..3 }");
        Assert.Equal(
            """
            Mine : map = relu(sum_k(F)) cost 0 | Mine + Mine { comm assoc } cost 1 | relu(Mine) cost 1
            F : features = A cost 1 | G cost 1 | W * F cost 1
            W : channels = mean_p(F) cost 1
            """,
            Rules(grammar));
    }

    [Fact]
    public void A_rule_with_the_new_name_is_the_start_symbol()
    {
        var grammar = Read("grammar Mine extends Base { Mine = relu(Base) cost 2   F = A | G   drop W }");
        Assert.Equal(
            """
            Mine : map = relu(Base) cost 2
            Base : map = relu(sum_k(F)) cost 0 | Base + Base { comm assoc } cost 1 | relu(Base) cost 1
            F : features = A cost 1 | G cost 1
            """,
            Rules(grammar));
    }

    [Fact]
    public void Without_such_a_rule_both_names_mean_the_start_symbol()
    {
        var grammar = Read("""
            grammar Mine extends Base {
              Mine |= Mine * Base cost 3
              Base |= abs(Mine)
              drop Mine = Base + Base
              F = A   drop W
            }
            """);
        Assert.Equal(
            """
            Mine : map = relu(sum_k(F)) cost 0 | relu(Mine) cost 1 | Mine * Mine cost 3 | abs(Mine) cost 1
            F : features = A cost 1
            """,
            Rules(grammar));
    }

    [Fact]
    public void Constraints_are_inherited_added_to_and_replaced()
    {
        var constraints = Read("""
            grammar Mine extends Base { F |= abs(F) }
            constrain Mine { require uses(G)  require uses(A)  at_most 2 div0  at_most 1 abs  forbid abs(_)
                             forbid div0(x, x)  forbid nest(div0 in relu)  max_cost 12 }
            """).Constraints;
        Assert.Equal(["A", "G"], constraints.RequiredInputs);
        Assert.Equal([("div0", 2), ("abs", 1)], constraints.AtMost.Select(item => (item.Operator.Name, item.Count)));
        Assert.Equal(["div0(x, x)", "abs(_)"], constraints.Forbidden.Select(pattern => pattern.ToString()));
        Assert.Single(constraints.ForbiddenNestings);
        Assert.Equal((12, 9), (constraints.MaxCost, constraints.MaxDepth));
    }

    [Fact]
    public void Baselines_are_inherited_and_may_be_defined_anew()
    {
        var grammar = Read("""
            grammar Mine extends Base { F |= abs(F) }
            baselines { Score = 2 * Score   More = HiResCAM^2 }
            """);
        Assert.Equal(
            ["HiResCAM = relu(sum_k(G * A))", "Score = 2 * sum_k(S * A)", "More = relu(sum_k(G * A))^2"],
            grammar.Baselines.Select(method => $"{method.Name} = {method.Term}"));
    }

    [Fact]
    public void A_grammar_without_changes_is_the_extended_one_under_a_new_name()
    {
        var files = new MemoryFiles().Add("b.sycam", Base);
        var own = files.Read(Base).Definition!;
        var mine = files.Read("syntax 1\nimport \"b.sycam\"\ngrammar Mine extends Base { }").Definition!;
        Assert.Equal(
            GrammarPrinter.Print(own).Replace("Base", "Mine", StringComparison.Ordinal), GrammarPrinter.Print(mine));
    }

    [Fact]
    public void A_grammar_that_extends_another_can_be_extended()
    {
        var files = new MemoryFiles().Add("b.sycam", Base)
            .Add("c.sycam", "syntax 1\nimport \"b.sycam\"\ngrammar Middle extends Base { F = A | W * F }");
        var reading = files.Read("syntax 1\nimport \"c.sycam\"\ngrammar Mine : map extends Middle { F |= G }");
        Assert.Equal("", reading.Report());
        Assert.Equal(
            """
            Mine : map = relu(sum_k(F)) cost 0 | Mine + Mine { comm assoc } cost 1 | relu(Mine) cost 1
            F : features = A cost 1 | W * F cost 1 | G cost 1
            W : channels = S cost 4
            """,
            Rules(reading.Definition!));
    }

    private static GrammarDefinition Read(string text)
    {
        var reading = new MemoryFiles().Add("b.sycam", Base).Read("syntax 1\nimport \"b.sycam\"\n" + text);
        Assert.Equal("", reading.Report());
        return reading.Definition!;
    }

    private static string Rules(GrammarDefinition grammar)
    {
        var text = GrammarPrinter.Print(grammar);
        var start = text.IndexOf('\n', text.IndexOf("grammar ", StringComparison.Ordinal)) + 1;
        var lines = text[start..text.IndexOf("\n}", start, StringComparison.Ordinal)]
            .Replace("\n    |", " |", StringComparison.Ordinal).Split('\n');
        return string.Join('\n', lines.Select(line => line.Trim()));
    }
}

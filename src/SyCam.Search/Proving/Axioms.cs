using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;

namespace SyCam.Search.Proving;

/// <summary>
/// The table of axioms: what reductions, scalings and roots obey at any shape. The ring laws and the linearity of sums
/// and means are not among them: both sides of a claim are written as polynomials before. Inequalities are written as
/// equalities: <c>relu(x - y) == 0</c> says that x is nowhere above y.
/// </summary>
internal static class Axioms
{
    // Name, statement, and the terms that call for an instance.
    private static readonly (string Name, string Statement, string[] Triggers)[] Rows =
    [
        ("max_p_above", "relu(x - max_p(x)) == 0", ["max_p(x)"]),
        ("max_k_above", "relu(x - max_k(x)) == 0", ["max_k(x)"]),
        ("max_p_relu", "max_p(relu(x)) == relu(max_p(x))", ["max_p(relu(x))", "relu(max_p(x))"]),
        ("max_k_relu", "max_k(relu(x)) == relu(max_k(x))", ["max_k(relu(x))", "relu(max_k(x))"]),
        ("max_p_sqrt", "max_p(sqrt(x)) == sqrt(max_p(x))", ["max_p(sqrt(x))", "sqrt(max_p(x))"]),
        ("max_k_sqrt", "max_k(sqrt(x)) == sqrt(max_k(x))", ["max_k(sqrt(x))", "sqrt(max_k(x))"]),
        ("max_p_square", "max_p(x^2) == max_p(abs(x))^2", ["max_p(x^2)"]),
        ("max_k_square", "max_k(x^2) == max_k(abs(x))^2", ["max_k(x^2)"]),
        ("max_p_abs", "max_p(abs(x)) == max_p(x) + relu(max_p(-x) - max_p(x))", ["max_p(abs(x))"]),
        ("max_k_abs", "max_k(abs(x)) == max_k(x) + relu(max_k(-x) - max_k(x))", ["max_k(abs(x))"]),
        ("max_p_max_k", "max_p(max_k(x)) == max_k(max_p(x))", ["max_p(max_k(x))", "max_k(max_p(x))"]),
        ("max_p_sum", "relu(max_p(x + y) - max_p(x) - max_p(y)) == 0", ["max_p(x + y)"]),
        ("max_k_sum", "relu(max_k(x + y) - max_k(x) - max_k(y)) == 0", ["max_k(x + y)"]),
        ("max_p_factor", "max_p(c * x) == relu(c) * max_p(x) + relu(-c) * max_p(-x)", ["max_p(c * x)"]),
        ("max_k_factor", "max_k(m * x) == relu(m) * max_k(x) + relu(-m) * max_k(-x)", ["max_k(m * x)"]),
        ("max_p_offset", "max_p(c + x) == c + max_p(x)", ["max_p(c + x)"]),
        ("max_k_offset", "max_k(m + x) == m + max_k(x)", ["max_k(m + x)"]),
        ("mean_p_below", "relu(mean_p(x) - max_p(x)) == 0", ["max_p(x)"]),
        ("mean_k_below", "relu(mean_k(x) - max_k(x)) == 0", ["max_k(x)"]),
        ("mean_p_relu", "relu(mean_p(x) - mean_p(relu(x))) == 0", ["mean_p(relu(x))"]),
        ("mean_k_relu", "relu(mean_k(x) - mean_k(relu(x))) == 0", ["mean_k(relu(x))"]),
        ("mean_p_abs", "relu(abs(mean_p(x)) - mean_p(abs(x))) == 0", ["mean_p(abs(x))"]),
        ("mean_k_abs", "relu(abs(mean_k(x)) - mean_k(abs(x))) == 0", ["mean_k(abs(x))"]),
        ("mean_p_square", "relu(mean_p(x)^2 - mean_p(x^2)) == 0", ["mean_p(x^2)"]),
        ("mean_k_square", "relu(mean_k(x)^2 - mean_k(x^2)) == 0", ["mean_k(x^2)"]),
        ("mean_p_sqrt", "relu(mean_p(sqrt(x)) - sqrt(mean_p(relu(x)))) == 0", ["mean_p(sqrt(x))"]),
        ("mean_k_sqrt", "relu(mean_k(sqrt(x)) - sqrt(mean_k(relu(x)))) == 0", ["mean_k(sqrt(x))"]),
        ("sum_p_above", "relu(x - sum_p(x)) == 0 under nonneg(x)", ["mean_p(x)"]),
        ("sum_k_above", "relu(x - sum_k(x)) == 0 under nonneg(x)", ["mean_k(x)"]),
        ("max_p_below_sum", "relu(max_p(x) - sum_p(x)) == 0 under nonneg(x)", ["max_p(x)"]),
        ("max_k_below_sum", "relu(max_k(x) - sum_k(x)) == 0 under nonneg(x)", ["max_k(x)"]),
        ("sqrt_square", "sqrt(x)^2 == relu(x)", ["sqrt(x)"]),
        ("sqrt_of_square", "sqrt(x^2) == abs(x)", ["sqrt(x^2)"]),
        ("sqrt_relu", "sqrt(relu(x)) == sqrt(x)", ["sqrt(relu(x))"]),
        ("sqrt_product", "sqrt(x * y) == sqrt(x) * sqrt(y) under nonneg(x)", ["sqrt(x * y)"]),
        ("minmax_twice", "minmax(minmax(x)) == minmax(x)", ["minmax(minmax(x))"]),
        ("minmax_below", "relu(minmax(x) - 1) == 0", ["minmax(x)"]),
        ("minmax_opposite", "minmax(-x) == max_p(minmax(x)) - minmax(x)", ["minmax(-x)"]),
        ("minmax_least", "max_p(-minmax(x)) == 0", ["max_p(-minmax(x))"]),
        ("minmax_greatest", "max_p(minmax(x))^2 == max_p(minmax(x))", ["max_p(minmax(x))"]),
        ("minmax_greatest_is_one", "max_p(minmax(x)) * minmax(x) == minmax(x)", ["max_p(minmax(x))"]),
        (
            "minmax_factor", "minmax(c * x) == minmax(x) * div0(relu(c), c) + minmax(-x) * div0(relu(-c), -c)",
            ["minmax(c * x)"]),
        ("softmax_sum", "sum_k(softmax_k(x)) == 1", ["softmax_k(x)"]),
        ("softmax_positive", "div0(softmax_k(x), softmax_k(x)) == 1", ["softmax_k(x)"]),
        ("upsample_sum", "upsample(m + n) == upsample(m) + upsample(n)", ["upsample(m + n)"]),
        ("upsample_factor", "upsample(s * m) == s * upsample(m)", ["upsample(s * m)"]),
        ("upsample_offset", "upsample(s + m) == s + upsample(m)", ["upsample(s + m)"]),
        ("upsample_relu", "relu(upsample(m) - upsample(relu(m))) == 0", ["upsample(relu(m))"]),
        ("upsample_abs", "relu(abs(upsample(m)) - upsample(abs(m))) == 0", ["upsample(abs(m))"]),
        ("eigen_factor", "eigen(s * x) == abs(s) * eigen(x)", ["eigen(s * x)"]),
    ];

    /// <summary>All rows, in table order.</summary>
    public static IReadOnlyList<Axiom> All { get; } = Read();

    /// <summary>All statements, a line each.</summary>
    public static string Text { get; } = string.Concat(All.Select(axiom => $"{axiom.Rule.Name}: {axiom.Rule.Statement}\n"));

    private static List<Axiom> Read()
    {
        var lines = Rows.Select(row => $"  {row.Name}: {row.Statement}\n");
        // The triggers are read as rules too, so that their variables have the same meaning.
        var triggers = Rows.SelectMany(row => row.Triggers.Select((trigger, i) => $"  {row.Name}_{i}: {trigger} == 0\n"));
        var rules = Rules(lines);
        var places = Rules(triggers).ToDictionary(rule => rule.Name, rule => rule.Left);
        return [.. rules.Select((rule, i) => new Axiom(
            rule, Rows[i].Triggers.Select((_, k) => places[FormattableString.Invariant($"{rule.Name}_{k}")])))];
    }

    private static IReadOnlyList<TermRule> Rules(IEnumerable<string> lines)
    {
        var reading = GrammarReader.Read(new SourceText("axioms", $"syntax 1\nrules {{\n{string.Concat(lines)}}}\n"));
        return reading.Definition?.Rules ?? throw new InvalidOperationException(reading.Report());
    }
}

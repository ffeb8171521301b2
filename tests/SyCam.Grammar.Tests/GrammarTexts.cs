using System.Globalization;
using System.Text;

namespace SyCam.Grammar.Tests;

/// <summary>Random grammar files without mistakes, with every kind of attribute.</summary>
internal sealed class GrammarTexts(Random random)
{
    private static readonly string[] Features =
    [
        "F * F", "F + F", "F - W * F", "div0(F, F)", "F^2", "relu(F)", "abs(F)", "2 * F", "1/3 * F", "-F", "W * F",
        "GradCAM.weight * F", "y * F + A", "softmax_k(F)", "sqrt(F)", "F - mean_p(F)", "(F + G) * F", "F * (A * G)",
    ];

    private static readonly string[] Channels =
        ["sum_p(F)", "max_p(F)", "W * W", "div0(W, W)", "S", "W + S", "softmax_k(W)", "y * W", "mean_p(HiRes.weight)"];

    private static readonly string[] Maps =
        ["sum_k(W * F)", "Cam * Cam", "relu(Cam)", "Cam + HiRes", "eigen(F)", "minmax(Cam)", "Twice", "S.weight", "Cam - 1/2"];

    private static readonly string[] Methods =
    [
        "relu(sum_k(mean_p(G) * A))", "sum_k(let w = G^2 in relu(w) * A)", "HiRes^2", "-HiRes - 1/3 * GradCAM",
        "kpca(A - mean_p(A))", "minmax(GradCAM) * (HiRes + 2)",
    ];

    /// <summary>A file.</summary>
    public string Next()
    {
        var text = new StringBuilder("syntax 1\n");
        if (Chance(3)) text.Append("targets { T = y - ").Append(Number()).Append(" * ranked(2) }\n");
        text.Append("inputs {\n  A : features nonneg unit a").Append(Attributes("cost 2", "lazy")).Append('\n')
            .Append("  G : features unit 1/a").Append(Attributes("from gradient", "target y + ln(p)", "cost 0")).Append('\n')
            .Append("  S : channels unit ").Append(Pick("1", "a*b", "b^-2/a", "a^3"))
            .Append(Attributes("in 0..1", "cost 4")).Append('\n')
            .Append("  y : scalar unit 1").Append(Attributes("in -1/2..2.75", "nonneg", "from logit")).Append("\n}\n");
        if (Chance(2)) text.Append("facts { spatially_const(G) when head = \"gap-linear\"\n nonneg(G) }\n");
        text.Append("grammar Cam : map {\n");
        Rule(text, "Cam : map", Maps, "relu(sum_k(F))");
        Rule(text, "F : features", Features, "A", "G", "F^n for n in 2..4", "F + F where unit(lhs) == unit(rhs)");
        Rule(text, "W", Channels, "mean_p(F)", "n * W for n in 0..2");
        text.Append("}\n");
        if (Chance(2)) text.Append("constrain Cam { ").Append(Constraints()).Append(" }\n");
        text.Append("baselines {\n  GradCAM = relu(sum_k(mean_p(G) * A))").Append(Names("Grad-CAM"))
            .Append("\n  HiRes = sum_k(G * A)").Append(Names("Hi-Res"))
            .Append("\n  S.weight = sum_k(S * A)\n  Twice = 2 * ").Append(Pick("GradCAM", "HiRes")).Append('\n');
        foreach (var (method, i) in Methods.Select((method, i) => (method, i)).Where(_ => Chance(2)))
            text.Append(CultureInfo.InvariantCulture, $"  M{i}.x = {method}\n");
        return text.Append("}\n").ToString();
    }

    private void Rule(StringBuilder text, string head, string[] more, params string[] first)
    {
        text.Append("  ").Append(head).Append(" = ").Append(first[0]);
        foreach (var alternative in first.Skip(1).Concat(random.GetItems(more, random.Next(6))))
            text.Append(Chance(2) ? "\n    | " : " | ").Append(alternative).Append(Extra(alternative));
        text.Append('\n');
    }

    private string Extra(string alternative) =>
        (alternative is "F * F" or "F + F" or "W * W" && Chance(2) ? Pick(" { comm }", " { comm assoc }", " { assoc }") : "")
        + (alternative == "relu(F)" && Chance(2) ? " { idempotent }" : "")
        + (Chance(3) ? $" cost {random.Next(1, 9).ToString(CultureInfo.InvariantCulture)}" : " cost 3")
        + (Chance(4) ? $" prior {Pick("0.000001", "2", "1234567890.125", "0.3", "0.1234567890123456")}" : "")
        + (alternative is "div0(F, F)" or "W * F" or "F * (A * G)"
            ? Pick("", " where unit(lhs) != unit(rhs)", " where unit(rhs) == 1/a^2", " where unit(lhs) != 1") : "");

    private string Constraints() => string.Join("  ", new[]
    {
        "require uses(A)", "at_most 2 div0", "at_most 1 +", "forbid div0(x, x)", "forbid relu(relu(_)) - G",
        "forbid nest(div0 in ^)", "max_cost 20", "max_depth 10", "forbid (-2) * x",
    }.Where(_ => Chance(2)));

    private string Names(string alias) =>
        (Chance(2) ? $" alias \"{alias}\" {alias.Replace("-", "_", StringComparison.Ordinal)}x" : "")
        + (Chance(2) ? " source \"A paper // with a bar | and {braces}\"" : "") + (Chance(3) ? " note \"\"" : "");

    private string Attributes(params string[] all) => string.Concat(all.Where(_ => Chance(2)).Select(item => " " + item));

    private string Number() => Pick("0.6", "2", "1/3", "5_000");

    private string Pick(params string[] items) => items[random.Next(items.Length)];

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;
}

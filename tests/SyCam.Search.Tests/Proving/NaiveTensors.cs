using SyCam.Grammar.Terms;
using SyCam.Search.Proving;

namespace SyCam.Search.Tests.Proving;

/// <summary>A second evaluation of terms, in doubles and with plain loops; it shares nothing.</summary>
internal static class NaiveTensors
{
    /// <summary>The values at [channel * N + position], repeated along axes that the term lacks.</summary>
    public static double[] Evaluate(Term term, Counterexample at)
    {
        var values = new double[at.Channels * at.Positions];
        for (var k = 0; k < at.Channels; k++)
            for (var p = 0; p < at.Positions; p++) values[k * at.Positions + p] = At(term, at, k, p);
        return values;
    }

    public static void RequireFacts(Counterexample at, FactSet facts)
    {
        foreach (var (name, values) in at.Values)
        {
            if (facts.IsNonNegative(name)) Assert.All(values, value => Assert.True(value.Sign >= 0));
            if (!facts.IsSpatiallyConstant(name)) continue;
            for (var i = 0; i < values.Count; i++) Assert.Equal(values[i - i % at.Positions], values[i]);
        }
    }

    private static double At(Term term, Counterexample at, int k, int p)
    {
        double Of(int i) => At(term.Children[i], at, k, p);
        IEnumerable<double> OverP() => Enumerable.Range(0, at.Positions).Select(q => At(term.Children[0], at, k, q));
        IEnumerable<double> OverK() => Enumerable.Range(0, at.Channels).Select(c => At(term.Children[0], at, c, p));
        return term.Operator.Name switch
        {
            "input" => Input(term, at, k, p),
            "constant" => term.Value.ToDouble(),
            "+" => term.Children.Select((_, i) => Of(i)).Sum(),
            "*" => term.Children.Select((_, i) => Of(i)).Aggregate(1.0, (x, y) => x * y),
            "^" => Math.Pow(Of(0), term.Parameter),
            "div0" => Of(1) == 0 ? 0 : Of(0) / Of(1),
            "relu" => Math.Max(Of(0), 0),
            "abs" => Math.Abs(Of(0)),
            "sum_p" => OverP().Sum(),
            "mean_p" => OverP().Average(),
            "max_p" => OverP().Max(),
            "sum_k" => OverK().Sum(),
            "mean_k" => OverK().Average(),
            "max_k" => OverK().Max(),
            "sqrt" => Math.Sqrt(Math.Max(Of(0), 0)),
            "sigmoid" => 1 / (1 + Math.Exp(-Of(0))),
            "softmax_k" => Math.Exp(Of(0)) / OverK().Sum(Math.Exp),
            "minmax" => Same(OverP().Max(), OverP().Min()) ? 0 : (Of(0) - OverP().Min()) / (OverP().Max() - OverP().Min()),
            "rank" => OverP().Average(other => Same(other, Of(0)) ? 0.5 : other < Of(0) ? 1 : 0),
            var other => throw new NotSupportedException(other),
        };
    }

    // Values that differ by rounding are equal where order or a range decides.
    private static bool Same(double a, double b) => Math.Abs(a - b) <= 1e-12 * Math.Max(Math.Abs(a), Math.Abs(b));

    private static double Input(Term input, Counterexample at, int k, int p)
    {
        var values = at.Values[input.Name];
        var value = input.Type switch
        {
            TermType.Features => values[k * at.Positions + p],
            TermType.Channels => values[k],
            TermType.Map => values[p],
            _ => values[0],
        };
        return value.ToDouble();
    }
}

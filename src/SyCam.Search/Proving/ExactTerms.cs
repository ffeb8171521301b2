using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>Which terms have exact values on tensors of fractions, and how others are written by those.</summary>
internal static class ExactTerms
{
    private static readonly Operator[] Inexact =
        [
            Operators.Sqrt, Operators.SoftmaxK, Operators.Upsample, Operators.Eigen, Operators.Kpca, Operators.Rank, Operators.Sigmoid,
        ];

    /// <summary>True when every operator of the term has exact values.</summary>
    public static bool Covers(Term term) => !term.SubTerms().Any(inner => Inexact.Contains(inner.Operator));

    /// <summary>minmax(x) by its definition: (x - min x) / (max x - min x), 0 where that is 0.</summary>
    public static Term Expand(Term minmax)
    {
        var x = minmax.Children[0];
        var opposite = Term.Of(Operators.Mul, Term.Constant(new Rational(-1)), x);
        var lowest = Term.Of(Operators.MaxP, opposite);
        return Term.Of(
            Operators.Div0,
            Term.Of(Operators.Add, x, lowest),
            Term.Of(Operators.Add, Term.Of(Operators.MaxP, x), lowest));
    }
}

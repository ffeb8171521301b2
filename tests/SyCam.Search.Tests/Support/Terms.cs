using SyCam.Grammar.Terms;

namespace SyCam.Search.Tests.Support;

/// <summary>Short names for terms, so that tests read like formulas.</summary>
internal static class Terms
{
    public static readonly Term A = Term.Input("A", TermType.Features);
    public static readonly Term G = Term.Input("G", TermType.Features);
    public static readonly Term S = Term.Input("S", TermType.Channels);
    public static readonly Term M = Term.Input("M", TermType.Map);
    public static readonly Term Y = Term.Input("y", TermType.Scalar);

    public static readonly Fact APositive = new(FactKind.NonNegative, "A");
    public static readonly Fact GFlat = new(FactKind.SpatiallyConstant, "G");

    public static Term Num(long numerator, long denominator = 1) => Term.Constant(new Rational(numerator, denominator));

    public static Term Add(params Term[] terms) => Term.Of(Operators.Add, terms);

    public static Term Mul(params Term[] terms) => Term.Of(Operators.Mul, terms);

    public static Term Sub(Term a, Term b) => Add(a, Neg(b));

    public static Term Neg(Term a) => Mul(Num(-1), a);

    public static Term Pow(Term a, int exponent) => Term.Pow(a, exponent);

    public static Term Div0(Term a, Term b) => Term.Of(Operators.Div0, a, b);

    public static Term Relu(Term a) => Term.Of(Operators.Relu, a);

    public static Term Abs(Term a) => Term.Of(Operators.Abs, a);

    public static Term SumP(Term a) => Term.Of(Operators.SumP, a);

    public static Term MeanP(Term a) => Term.Of(Operators.MeanP, a);

    public static Term MaxP(Term a) => Term.Of(Operators.MaxP, a);

    public static Term SumK(Term a) => Term.Of(Operators.SumK, a);

    public static Term MeanK(Term a) => Term.Of(Operators.MeanK, a);

    public static Term MaxK(Term a) => Term.Of(Operators.MaxK, a);

    public static Term Sqrt(Term a) => Term.Of(Operators.Sqrt, a);

    public static Term SoftmaxK(Term a) => Term.Of(Operators.SoftmaxK, a);

    public static Term MinMax(Term a) => Term.Of(Operators.MinMax, a);

    public static Term Sigmoid(Term a) => Term.Of(Operators.Sigmoid, a);

    public static Term Rank(Term a) => Term.Of(Operators.Rank, a);

    public static Term Upsample(Term a) => Term.Of(Operators.Upsample, a);

    public static Term Eigen(Term a) => Term.Of(Operators.Eigen, a);

    public static Term Kpca(Term a) => Term.Of(Operators.Kpca, a);

    public static Term Cam(Term summed) => Relu(SumK(summed));
}

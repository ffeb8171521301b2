using SyCam.Grammar.Terms;

namespace SyCam.Search.Tests.Proving;

/// <summary>Short names for writing terms in tests.</summary>
internal static class Algebra
{
    public static readonly Term A = Term.Input("A", TermType.Features);
    public static readonly Term G = Term.Input("G", TermType.Features);
    public static readonly FactSet ANonNegative = new(new Fact(FactKind.NonNegative, "A"));
    public static readonly FactSet GConstant = new(new Fact(FactKind.SpatiallyConstant, "G"));
    public static readonly FactSet Both = ANonNegative.With(GConstant.All);

    public static Term Number(long numerator, long denominator = 1) =>
        Term.Constant(new Rational(numerator, denominator));

    public static Term Relu(Term x) => Term.Of(Operators.Relu, x);

    public static Term Abs(Term x) => Term.Of(Operators.Abs, x);

    public static Term SumK(Term x) => Term.Of(Operators.SumK, x);

    public static Term MeanK(Term x) => Term.Of(Operators.MeanK, x);

    public static Term SumP(Term x) => Term.Of(Operators.SumP, x);

    public static Term MeanP(Term x) => Term.Of(Operators.MeanP, x);

    public static Term MaxP(Term x) => Term.Of(Operators.MaxP, x);

    public static Term Add(params Term[] x) => Term.Of(Operators.Add, x);

    public static Term Mul(params Term[] x) => Term.Of(Operators.Mul, x);

    public static Term Neg(Term x) => Mul(Number(-1), x);

    public static Term Div0(Term x, Term y) => Term.Of(Operators.Div0, x, y);

    public static Term Square(Term x) => Term.Pow(x, 2);

    public static readonly Term GradCam = Relu(SumK(Mul(MeanP(G), A)));
    public static readonly Term HiResCam = Relu(SumK(Mul(G, A)));
    public static readonly Term LayerCam = Relu(SumK(Mul(Relu(G), A)));
    public static readonly Term ElementWise = SumK(Relu(Mul(G, A)));
    public static readonly Term XGradCam = Relu(SumK(Mul(Div0(SumP(Mul(G, A)), SumP(A)), A)));
}

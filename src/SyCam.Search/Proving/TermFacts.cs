using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>
/// What follows about terms from the facts about their inputs: signs, and which axes a value depends on.
/// </summary>
internal sealed class TermFacts(FactSet facts)
{
    /// <summary>The number N of positions, a real of at least 1; its name is none that a grammar can use.</summary>
    public static readonly Term PositionCount = Term.Input("#positions", TermType.Scalar);

    /// <summary>The number of channels K of the tensors, a real of at least 1.</summary>
    public static readonly Term ChannelCount = Term.Input("#channels", TermType.Scalar);

    // What these make of operands that are never below 0 is never below 0.
    private static readonly Operator[] KeepsNonNegative =
    [
        Operators.Add, Operators.Mul, Operators.Pow, Operators.Div0, Operators.SumP, Operators.MeanP, Operators.MaxP,
        Operators.SumK, Operators.MeanK, Operators.MaxK, Operators.Upsample,
    ];

    private static readonly Operator[] NeverNegative =
        [
            Operators.Relu, Operators.Abs, Operators.Sqrt, Operators.SoftmaxK, Operators.MinMax, Operators.Rank, Operators.Sigmoid,
        ];

    private readonly Dictionary<Term, TermType> _axes = [];

    public FactSet Facts => facts;

    /// <summary>True for N and K, the atoms that may stand in a denominator.</summary>
    public static bool IsCount(Term atom) => atom == PositionCount || atom == ChannelCount;

    /// <summary>The axes along which the value may differ; without positions where inputs are constant there.</summary>
    public TermType Axes(Term term)
    {
        if (_axes.TryGetValue(term, out var known)) return known;
        var axes = term.Operator == Operators.Input
            ? facts.IsSpatiallyConstant(term.Name) ? term.Type & ~TermType.Map : term.Type
            : term.Children.Aggregate(TermType.Scalar, (joined, child) => joined | Axes(child));
        axes = term.Operator.Shape switch
        {
            OperatorShape.ReducesPositions => axes & ~TermType.Map,
            OperatorShape.ReducesChannels or OperatorShape.ProjectsChannels => axes & ~TermType.Channels,
            _ => axes,
        };
        return _axes[term] = axes;
    }

    public TermType Axes(Monomial monomial) =>
        monomial.Factors.Aggregate(TermType.Scalar, (joined, factor) => joined | Axes(factor.Atom));

    public TermType Axes(Polynomial polynomial) =>
        polynomial.Terms.Keys.Aggregate(TermType.Scalar, (joined, monomial) => joined | Axes(monomial));

    /// <summary>True only if the value of a normalised atom is never below 0.</summary>
    public bool IsNonNegative(Term atom)
    {
        var op = atom.Operator;
        if (op == Operators.Input) return IsCount(atom) || facts.IsNonNegative(atom.Name);
        if (op == Operators.Constant) return atom.Value.Sign >= 0;
        if (NeverNegative.Contains(op)) return true;
        if (op == Operators.Pow && atom.Parameter % 2 == 0) return true;
        return KeepsNonNegative.Contains(op) && atom.Children.All(IsNonNegative);
    }

    public bool IsNonNegative(Monomial monomial) =>
        monomial.Factors.All(factor => factor.Exponent % 2 == 0 || IsNonNegative(factor.Atom));

    /// <summary>True only if <paramref name="sign"/> times the value is never below 0.</summary>
    public bool HasSign(Polynomial polynomial, int sign) =>
        polynomial.Terms.All(item => item.Value.Sign == sign && IsNonNegative(item.Key));
}

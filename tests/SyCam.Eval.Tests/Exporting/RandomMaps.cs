using SyCam.Grammar.Terms;

namespace SyCam.Eval.Tests.Exporting;

/// <summary>Random maps over activations, gradients, scores of channels and a logit, of all operators.</summary>
internal sealed class RandomMaps(int seed)
{
    private static readonly Term Activations = Term.Input("A", TermType.Features);

    private static readonly Term[] Leaves =
    [
        Activations, Term.Input("G", TermType.Features), Term.Input("S", TermType.Channels),
        Term.Input("y", TermType.Scalar),
    ];

    private static readonly Operator[] Unary =
        [.. Operators.All.Where(op => op.IsFunction && op.MaxArity == 1 && op != Operators.Upsample)];

    private readonly Random _random = new(seed);

    public Term Next()
    {
        var map = ToMap(Next(4));
        if (_random.Next(4) > 0) return map;
        var large = Term.Of(Operators.Upsample, map);
        return _random.Next(2) == 0 ? large
            : Term.Of(Operators.Mul, large, Term.Of(Operators.Upsample, Term.Of(Operators.MinMax, ToMap(Next(2)))));
    }

    /// <summary>A sum of the activations by weights.</summary>
    public Term NextWeighted()
    {
        var sum = Term.Of(Operators.SumK, Term.Of(Operators.Mul, Next(3), Activations));
        return _random.Next(2) == 0 ? sum : Term.Of(Operators.Relu, sum);
    }

    private Term Next(int depth)
    {
        if (depth == 0 || _random.Next(8) == 0) return Leaf();
        var term = Next(depth - 1);
        return _random.Next(8) switch
        {
            0 => Term.Of(Operators.Add, term, Next(depth - 1), Leaf()),
            1 => Term.Of(Operators.Mul, term, Next(depth - 1)),
            2 => Term.Of(Operators.Div0, term, Next(depth - 1)),
            3 => Term.Pow(term, _random.Next(2, 4)),
            _ => Apply(term, Unary[_random.Next(Unary.Length)]),
        };
    }

    private Term Leaf() => _random.Next(6) == 0
        ? Term.Constant(new Rational(_random.Next(-9, 10), _random.Next(1, 7)))
        : Leaves[_random.Next(Leaves.Length)];

    private static Term ToMap(Term term)
    {
        if (!term.Type.HasPositions()) term = Term.Of(Operators.Mul, term, Activations);
        return term.Type.HasChannels() ? Term.Of(Operators.SumK, term) : term;
    }

    private static Term Apply(Term term, Operator op) => op.ResultType([term.Type]) is null ? term : Term.Of(op, term);
}

using SyCam.Grammar.Terms;
using static SyCam.Search.Tests.Support.Terms;

namespace SyCam.Search.Tests.Support;

/// <summary>
/// Random terms over all inputs of <see cref="Terms"/> and all operators but upsampling, whose result has another size.
/// </summary>
internal sealed class RandomTerms(int seed)
{
    private static readonly Term[] Leaves = [A, G, S, M, Y];
    private readonly Random _random = new(seed);

    public Term Next(int depth)
    {
        if (depth == 0 || _random.Next(8) == 0) return Leaf();
        var term = Next(depth - 1);
        return _random.Next(13) switch
        {
            0 or 1 => Add(term, Next(depth - 1)),
            2 => Sub(term, Next(depth - 1)),
            3 or 4 => Mul(term, Next(depth - 1)),
            5 => Mul(Leaf(), term, Leaf()),
            6 => Div0(term, Next(depth - 1)),
            7 => Pow(term, _random.Next(2, 4)),
            8 => Relu(_random.Next(2) == 0 ? term : Neg(term)),
            9 => Abs(term),
            10 => Whole(term),
            _ => Reduction(term),
        };
    }

    private Term Leaf() => _random.Next(6) == 0
        ? Num(_random.Next(-3, 4), _random.Next(1, 3))
        : Leaves[_random.Next(Leaves.Length)];

    private Term Reduction(Term term) => Apply(
        term, Operators.SumP, Operators.MeanP, Operators.MaxP, Operators.SumK, Operators.MeanK, Operators.MaxK);

    // Principal components have values without any law on probes: of operands that are exact, rounding does not count.
    private Term Whole(Term term) => _random.Next(4) == 0
        ? Apply(Mul(Leaf(), Leaf()), Operators.Eigen, Operators.Kpca)
        : Apply(term, Operators.Sqrt, Operators.SoftmaxK, Operators.MinMax, Operators.Rank, Operators.Sigmoid);

    private Term Apply(Term term, params Operator[] all)
    {
        var op = all[_random.Next(all.Length)];
        return op.ResultType([term.Type]) is null ? term : Term.Of(op, term);
    }
}

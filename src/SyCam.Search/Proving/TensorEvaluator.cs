using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>The value of terms on tensors of K channels and N positions, by the definition of each operator.</summary>
/// <typeparam name="T">The kind of the tensors' values.</typeparam>
/// <param name="algebra">What the operators mean on values.</param>
/// <param name="channels">K, at least 1.</param>
/// <param name="positions">N, at least 1.</param>
/// <param name="input">The value of an input at a channel and a position.</param>
internal sealed class TensorEvaluator<T>(
    IAlgebra<T> algebra, int channels, int positions, Func<Term, int, int, T> input)
{
    private readonly Dictionary<Term, T[]> _known = [];

    /// <summary>The values at <c>[channel * N + position]</c>; a value without an axis is repeated along it.</summary>
    public T[] Evaluate(Term term)
    {
        if (!_known.TryGetValue(term, out var values)) _known[term] = values = Compute(term);
        return values;
    }

    private T[] Compute(Term term)
    {
        var op = term.Operator;
        if (op == Operators.Input) return Fill((k, p) => input(term, k, p));
        if (op == Operators.Constant)
        {
            var value = algebra.Constant(term.Value);
            return Fill((_, _) => value);
        }

        if (op == Operators.MinMax) return Evaluate(ExactTerms.Expand(term));
        var parts = term.Children.Select(Evaluate).ToArray();
        return op.Shape switch
        {
            OperatorShape.Pointwise => Fill((k, p) => Pointwise(term, [.. parts.Select(part => At(part, k, p))])),
            OperatorShape.ReducesPositions => ReducePositions(op, parts[0]),
            OperatorShape.ReducesChannels => ReduceChannels(op, parts[0]),
            _ => throw new ArgumentException($"'{term.Operator}' has no exact value", nameof(term)),
        };
    }

    private T Pointwise(Term term, T[] x)
    {
        var op = term.Operator;
        if (op == Operators.Add) return x.Aggregate(algebra.Add);
        if (op == Operators.Mul) return x.Aggregate(algebra.Multiply);
        if (op == Operators.Pow) return Enumerable.Repeat(x[0], term.Parameter).Aggregate(algebra.Multiply);
        if (op == Operators.Div0) return algebra.DivideOrZero(x[0], x[1]);
        if (op == Operators.Relu) return algebra.Maximum(x[0], algebra.Constant(Rational.Zero));
        if (op == Operators.Abs) return algebra.Maximum(x[0], algebra.Negate(x[0]));
        throw new NotSupportedException($"the prover does not know the operator {op}");
    }

    private T[] ReducePositions(Operator op, T[] x)
    {
        var reduced = Enumerable.Range(0, channels)
            .Select(k => Reduce(op, Enumerable.Range(0, positions).Select(p => At(x, k, p)), positions)).ToArray();
        return Fill((k, _) => reduced[k]);
    }

    private T[] ReduceChannels(Operator op, T[] x)
    {
        var reduced = Enumerable.Range(0, positions)
            .Select(p => Reduce(op, Enumerable.Range(0, channels).Select(k => At(x, k, p)), channels)).ToArray();
        return Fill((_, p) => reduced[p]);
    }

    private T Reduce(Operator op, IEnumerable<T> values, int count)
    {
        if (op == Operators.MaxP || op == Operators.MaxK) return values.Aggregate(algebra.Maximum);
        var sum = values.Aggregate(algebra.Add);
        if (op == Operators.SumP || op == Operators.SumK) return sum;
        if (op == Operators.MeanP || op == Operators.MeanK)
            return algebra.Multiply(sum, algebra.Constant(new Rational(1, count)));
        throw new NotSupportedException($"the prover does not know the operator {op}");
    }

    private T At(T[] values, int k, int p) => values[k * positions + p];

    private T[] Fill(Func<int, int, T> value)
    {
        var values = new T[channels * positions];
        for (var k = 0; k < channels; k++)
            for (var p = 0; p < positions; p++) values[k * positions + p] = value(k, p);
        return values;
    }
}

using SyCam.Grammar.Terms;

namespace SyCam.Search.Probing;

/// <summary>The meaning of every operator on probes. Values follow the types of the term as written.</summary>
internal sealed class ProbeEvaluator(ProbeSet probes)
{
    /// <summary>The probes that values are computed on.</summary>
    public ProbeSet Probes => probes;

    /// <summary>The values of a whole term, block by block.</summary>
    public double[] Evaluate(Term term)
    {
        if (term.Operator == Operators.Input) return probes.Values(term);
        var children = term.Children.Select(Evaluate).ToArray();
        var result = new double[probes.Length(term.Type)];
        Apply(term, children, result);
        return result;
    }

    /// <summary>The values of a term's operator over the values of its operands.</summary>
    /// <param name="term">Gives the operator, the types and the exponent or number.</param>
    /// <param name="operands">The operands' values, each with the length of its type.</param>
    /// <param name="result">Room for the result.</param>
    public void Apply(Term term, ReadOnlySpan<double[]> operands, Span<double> result)
    {
        var op = term.Operator;
        if (op == Operators.Input) probes.Values(term).CopyTo(result);
        else if (op == Operators.Constant) result.Fill(term.Value.ToDouble());
        else if (op == Operators.Add) Fold<LaneOperations.Sum>(term, operands, result);
        else if (op == Operators.Mul) Fold<LaneOperations.Product>(term, operands, result);
        else if (op == Operators.Div0) Fold<LaneOperations.TotalQuotient>(term, operands, result);
        else if (op == Operators.Relu)
            LaneOperations.Run<LaneOperations.PositivePart>(operands[0], operands[0], result);
        else if (op == Operators.Abs)
            LaneOperations.Run<LaneOperations.AbsoluteValue>(operands[0], operands[0], result);
        else if (op == Operators.Pow) Power(operands[0], term.Parameter, result);
        else if (op == Operators.SumP || op == Operators.SumK)
            Reduce<LaneOperations.Sum>(term, operands[0], result, isMean: false);
        else if (op == Operators.MeanP || op == Operators.MeanK)
            Reduce<LaneOperations.Sum>(term, operands[0], result, isMean: true);
        else if (op == Operators.MaxP || op == Operators.MaxK)
            Reduce<LaneOperations.Maximum>(term, operands[0], result, isMean: false);
        else if (op.Shape == OperatorShape.Leaf) throw new ArgumentException($"no value is known for {op}", nameof(term));
        else WholeOperations.Apply(op, probes, term.Children[0].Type, operands[0], result);
    }

    /// <summary>The same values with the axes of a wider type.</summary>
    public void Broadcast(TermType from, double[] values, TermType to, Span<double> result) =>
        Combine<LaneOperations.Copy>(from, values, from, values, to, result);

    private void Fold<TOperation>(Term term, ReadOnlySpan<double[]> operands, Span<double> result)
        where TOperation : struct, ILaneOperation
    {
        var types = term.Children;
        Combine<TOperation>(types[0].Type, operands[0], types[1].Type, operands[1], term.Type, result);
        for (var i = 2; i < operands.Length; i++)
            Combine<TOperation>(term.Type, result, types[i].Type, operands[i], term.Type, result);
    }

    private void Combine<TOperation>(
        TermType leftType, ReadOnlySpan<double> left,
        TermType rightType, ReadOnlySpan<double> right,
        TermType type, Span<double> result)
        where TOperation : struct, ILaneOperation
    {
        if (leftType == type && rightType == type)
        {
            LaneOperations.Run<TOperation>(left, right, result);
            return;
        }

        foreach (var block in probes.Blocks)
        {
            for (var k = 0; k < block.ChannelsOf(type); k++)
                for (var p = 0; p < block.PositionsOf(type); p++)
                {
                    LaneOperations.Run<TOperation>(
                        left.Slice(block.Lane(leftType, k, p), block.Probes),
                        right.Slice(block.Lane(rightType, k, p), block.Probes),
                        result.Slice(block.Lane(type, k, p), block.Probes));
                }

            left = left[block.Length(leftType)..];
            right = right[block.Length(rightType)..];
            result = result[block.Length(type)..];
        }
    }

    private void Reduce<TOperation>(Term term, ReadOnlySpan<double> operand, Span<double> result, bool isMean)
        where TOperation : struct, ILaneOperation
    {
        var from = term.Children[0].Type;
        foreach (var block in probes.Blocks)
        {
            var removed = (block.ChannelsOf(from) / block.ChannelsOf(term.Type))
                * (block.PositionsOf(from) / block.PositionsOf(term.Type));
            for (var k = 0; k < block.ChannelsOf(from); k++)
                for (var p = 0; p < block.PositionsOf(from); p++)
                {
                    var lane = operand.Slice(block.Lane(from, k, p), block.Probes);
                    var target = result.Slice(block.Lane(term.Type, k, p), block.Probes);
                    var isFirst = from.HasChannels() && !term.Type.HasChannels() ? k == 0 : p == 0;
                    if (isFirst) lane.CopyTo(target);
                    else LaneOperations.Run<TOperation>(target, lane, target);
                }

            if (isMean)
                foreach (ref var value in result[..block.Length(term.Type)]) value /= removed;
            operand = operand[block.Length(from)..];
            result = result[block.Length(term.Type)..];
        }
    }

    private static void Power(ReadOnlySpan<double> operand, int exponent, Span<double> result)
    {
        operand.CopyTo(result);
        for (var i = 1; i < exponent; i++)
            LaneOperations.Run<LaneOperations.Product>(result, operand, result);
    }
}

using SyCam.Grammar.Terms;

namespace SyCam.Search.Probing;

/// <summary>The meaning of every operator on probes. Values follow the types of the term as written.</summary>
internal sealed class ProbeEvaluator(ProbeSet probes)
{
    /// <summary>The probes that values are computed on.</summary>
    public ProbeSet Probes => probes;

    /// <summary>The values of a whole term, block by block.</summary>
    public ProbeValues Evaluate(Term term)
    {
        if (term.Operator == Operators.Input) return probes.Values(term);
        var children = term.Children.Select(Evaluate).ToArray();
        var result = new ProbeValues(probes.Length(term.Type));
        Apply(term, children, result);
        return result;
    }

    /// <summary>The values of a term's operator over the values of its operands.</summary>
    /// <param name="term">Gives the operator, the types and the exponent or number.</param>
    /// <param name="operands">The operands' values, each with the length of its type.</param>
    /// <param name="result">Room for the result; none of the operands.</param>
    public void Apply(Term term, ReadOnlySpan<ProbeValues> operands, ProbeValues result)
    {
        var op = term.Operator;
        if (op == Operators.Input) probes.Values(term).Lanes.CopyTo(result.Lanes);
        else if (op == Operators.Constant) Fill(result, term.Value);
        else if (op == Operators.Add) Fold<LaneOperations.Sum>(term, operands, result);
        else if (IsNegation(term)) Run<LaneOperations.Negation>(operands[1], result);
        else if (op == Operators.Mul) Fold<LaneOperations.Product>(term, operands, result);
        else if (op == Operators.Div0) Fold<LaneOperations.TotalQuotient>(term, operands, result);
        else if (op == Operators.Relu) Run<LaneOperations.PositivePart>(operands[0], result);
        else if (op == Operators.Abs) Run<LaneOperations.AbsoluteValue>(operands[0], result);
        else if (op == Operators.Pow) Power(operands[0], term.Parameter, result);
        else if (op == Operators.SumP || op == Operators.SumK)
            Reduce<LaneOperations.Sum>(term, operands[0].Lanes, result.Lanes, isMean: false);
        else if (op == Operators.MeanP || op == Operators.MeanK)
            Reduce<LaneOperations.Sum>(term, operands[0].Lanes, result.Lanes, isMean: true);
        else if (op == Operators.MaxP || op == Operators.MaxK)
            Reduce<LaneOperations.Maximum>(term, operands[0].Lanes, result.Lanes, isMean: false);
        else if (op.Shape == OperatorShape.Leaf) throw new ArgumentException($"no value is known for {op}", nameof(term));
        else WholeOperations.Apply(op, probes, term.Children[0].Type, operands[0], result);
    }

    /// <summary>The same values with the axes of a wider type.</summary>
    public void Broadcast(TermType from, ProbeValues values, TermType to, ProbeValues result) =>
        Combine<LaneOperations.Copy>(from, values.Lanes, from, values.Lanes, to, result.Lanes);

    // How the language writes a difference.
    private static bool IsNegation(Term term) => term.Operator == Operators.Mul && term.Children is [var number, _]
        && number.Operator == Operators.Constant && number.Value == new Rational(-1);

    private void Fold<TOperation>(Term term, ReadOnlySpan<ProbeValues> operands, ProbeValues result)
        where TOperation : struct, ILaneOperation
    {
        var types = term.Children;
        Combine<TOperation>(
            types[0].Type, operands[0].Lanes, types[1].Type, operands[1].Lanes, term.Type, result.Lanes);
        for (var i = 2; i < operands.Length; i++)
            Combine<TOperation>(
                term.Type, result.Lanes, types[i].Type, operands[i].Lanes, term.Type, result.Lanes);
    }

    private static void Run<TOperation>(ProbeValues operand, ProbeValues result)
        where TOperation : struct, ILaneOperation => TOperation.Run(operand.Lanes, operand.Lanes, result.Lanes);

    private void Combine<TOperation>(
        TermType leftType, Lanes left, TermType rightType, Lanes right, TermType type, Lanes result)
        where TOperation : struct, ILaneOperation
    {
        // With one place, all types have the same values.
        if (left.Length == result.Length && right.Length == result.Length)
        {
            TOperation.Run(left, right, result);
            return;
        }

        foreach (var block in probes.Blocks)
        {
            for (var k = 0; k < block.ChannelsOf(type); k++)
                for (var p = 0; p < block.PositionsOf(type); p++)
                {
                    TOperation.Run(
                        left.Slice(block.Lane(leftType, k, p), block.Probes),
                        right.Slice(block.Lane(rightType, k, p), block.Probes),
                        result.Slice(block.Lane(type, k, p), block.Probes));
                }

            left = left.From(block.Length(leftType));
            right = right.From(block.Length(rightType));
            result = result.From(block.Length(type));
        }
    }

    private void Reduce<TOperation>(Term term, Lanes operand, Lanes result, bool isMean)
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
                    else TOperation.Run(target, lane, target);
                }

            if (isMean) Divide(result.Slice(0, block.Length(term.Type)), removed);
            operand = operand.From(block.Length(from));
            result = result.From(block.Length(term.Type));
        }
    }

    private static void Divide(Lanes values, int count)
    {
        var factor = Residue.Inverse((ulong)count);
        for (var i = 0; i < values.Length; i++)
        {
            values.Approximate[i] /= count;
            values.Residues[i] = Residue.Multiply(values.Residues[i], factor);
        }
    }

    private static void Fill(ProbeValues values, Rational number)
    {
        values.Approximate.AsSpan().Fill(number.ToDouble());
        values.Residues.AsSpan().Fill(Residue.Of(number));
    }

    private static void Power(ProbeValues operand, int exponent, ProbeValues result)
    {
        operand.Lanes.CopyTo(result.Lanes);
        for (var i = 1; i < exponent; i++)
            LaneOperations.Product.Run(result.Lanes, operand.Lanes, result.Lanes);
    }
}

namespace SyCam.Grammar.Terms;

/// <summary>
/// One row of the operator table (<see cref="Operators"/>). Everything else that an operator means, such as its tensor
/// instruction, its SMT encoding and its printed form, is found by the row, in one file each.
/// </summary>
public sealed record Operator
{
    internal Operator(int index, string name, OperatorShape shape, int minArity, int maxArity, int cost, string summary)
    {
        Index = index;
        Name = name;
        Shape = shape;
        MinArity = minArity;
        MaxArity = maxArity;
        Cost = cost;
        Summary = summary;
    }

    /// <summary>The row's place in the table; orders terms.</summary>
    public int Index { get; }

    /// <summary>The operator's name: what the language calls as a function, or the infix sign.</summary>
    public string Name { get; }

    /// <summary>How the type of a term follows from its operands.</summary>
    public OperatorShape Shape { get; }

    /// <summary>The least number of operands.</summary>
    public int MinArity { get; }

    /// <summary>The greatest number of operands.</summary>
    public int MaxArity { get; }

    /// <summary>The cost of one use where a grammar does not say otherwise.</summary>
    public int Cost { get; }

    /// <summary>One sentence for people.</summary>
    public string Summary { get; }

    /// <summary>True for the operators that a grammar calls by name, as in <c>relu(x)</c>.</summary>
    public bool IsFunction => Shape != OperatorShape.Leaf && char.IsLetter(Name[0]);

    /// <summary>The type of this operator over operands of the given types, or null when they do not fit.</summary>
    public TermType? ResultType(IEnumerable<TermType> operands)
    {
        var joined = TermType.Scalar;
        foreach (var operand in operands) joined |= operand;
        return Shape switch
        {
            OperatorShape.Pointwise => joined,
            OperatorShape.ReducesPositions => joined.HasPositions() ? joined & ~TermType.Map : null,
            OperatorShape.ReducesChannels => joined.HasChannels() ? joined & ~TermType.Channels : null,
            OperatorShape.AcrossPositions => joined.HasPositions() ? joined : null,
            OperatorShape.AcrossChannels => joined.HasChannels() ? joined : null,
            OperatorShape.ProjectsChannels => joined == TermType.Features ? TermType.Map : null,
            OperatorShape.ResizesMap => joined == TermType.Map ? TermType.Map : null,
            _ => null,
        };
    }

    /// <summary>The layer of this operator's value over operands of the given layers: theirs, or the input image's.
    /// </summary>
    /// <param name="operands">The operands' layers (<see cref="Term.Layer"/>).</param>
    /// <param name="layer">The layer, null for none.</param>
    /// <returns>False when operands of two layers meet, whose sizes differ.</returns>
    public bool TryGetLayer(IEnumerable<string?> operands, out string? layer)
    {
        layer = null;
        foreach (var operand in operands)
        {
            if (operand is null || operand == layer) continue;
            if (layer is not null) return false;
            layer = operand;
        }

        if (Shape == OperatorShape.ResizesMap) layer = Term.ImageLayer;
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

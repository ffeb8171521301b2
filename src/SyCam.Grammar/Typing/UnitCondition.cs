namespace SyCam.Grammar.Typing;

/// <summary>What an alternative asks of the units of its two operands: <c>where unit(lhs) == unit(rhs)</c>.</summary>
/// <param name="Left">The operand on the left: 0 is <c>lhs</c>, 1 is <c>rhs</c>.</param>
/// <param name="IsEqual">True for <c>==</c>, false for <c>!=</c>.</param>
/// <param name="Right">The operand on the right, or null when it is a unit.</param>
/// <param name="Unit">The unit on the right, or null when it is an operand.</param>
public sealed record UnitCondition(int Left, bool IsEqual, int? Right, Unit? Unit)
{
    /// <summary>True when swapping the operands does not change what is asked.</summary>
    public bool IsSymmetric => Right is { } right && right != Left;

    /// <summary>Whether operands of these units meet the condition. A sum of different units has none, so that
    /// <c>==</c> does not hold for it, and <c>!=</c> does.</summary>
    public bool Holds(Unit lhs, Unit rhs)
    {
        var left = Left == 0 ? lhs : rhs;
        var right = Right is { } operand ? (operand == 0 ? lhs : rhs) : Unit!;
        return (!left.IsMixed && left.Equals(right)) == IsEqual;
    }

    /// <summary>As the language writes it.</summary>
    public override string ToString() =>
        $"where {Name(Left)} {(IsEqual ? "==" : "!=")} {(Right is { } operand ? Name(operand) : Unit!.ToString())}";

    private static string Name(int operand) => operand == 0 ? "unit(lhs)" : "unit(rhs)";
}

namespace SyCam.Eval.Programs;

/// <summary>The places of an instruction's operands: none, one or two.</summary>
/// <param name="First">The first operand, or -1.</param>
/// <param name="Second">The second operand, or -1.</param>
public readonly record struct Operands(int First, int Second)
{
    /// <summary>No operands.</summary>
    public static Operands None => new(-1, -1);

    /// <summary>One operand.</summary>
    public static Operands One(int first) => new(first, -1);
}

using SyCam.Grammar.Terms;

namespace SyCam.Eval.Programs;

/// <summary>
/// One step of a <see cref="TensorProgram"/>: a value that is made once from earlier ones and never changed. Every value
/// has four axes <c>[B,K,h,w]</c>, with 1 in the place of an axis that its type lacks, so that operands broadcast.
/// </summary>
/// <param name="Operator">The row of the operator table; sums and products are binary here.</param>
/// <param name="Operands">The places of the operands in the program, all smaller than the instruction's own.</param>
/// <param name="Type">Which axes the value has.</param>
/// <param name="Name">The name of an input; empty for every other operator.</param>
/// <param name="Value">The number of a constant; 0 for every other operator.</param>
/// <param name="Parameter">The exponent of a power; 0 for every other operator.</param>
public readonly record struct Instruction(
    Operator Operator, Operands Operands, TermType Type, string Name, Rational Value, int Parameter)
{
    /// <summary>True for a number, which is written into its users and takes no step of its own.</summary>
    public bool IsConstant => Operator == Operators.Constant;
}

using SyCam.Grammar.Terms;

namespace SyCam.Eval.Programs;

/// <summary>
/// The instructions that compute a batch of terms, with every common sub-expression of the whole batch computed once.
/// The scorer runs this list and the exporters print it, so the exported source is what was scored.
/// </summary>
/// <param name="Instructions">The steps in order.</param>
/// <param name="Outputs">For each term of the batch the place of its value.</param>
public sealed record TensorProgram(IReadOnlyList<Instruction> Instructions, IReadOnlyList<int> Outputs)
{
    /// <summary>The names of the inputs that the program reads, in the order of first use.</summary>
    public IReadOnlyList<string> Inputs { get; } =
        [.. Instructions.Where(step => step.Operator == Operators.Input).Select(step => step.Name)];

    /// <summary>The program of a batch of finished terms (no holes).</summary>
    public static TensorProgram Compile(params IEnumerable<Term> terms) => new ProgramCompiler().Compile(terms);
}

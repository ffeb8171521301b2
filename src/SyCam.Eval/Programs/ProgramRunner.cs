using SyCam.Grammar.Terms;
using static TorchSharp.torch;

namespace SyCam.Eval.Programs;

/// <summary>Runs tensor programs.</summary>
public static class ProgramRunner
{
    /// <summary>
    /// Computes the outputs of a program; a value is freed as soon as its last user has run. Gradients are not recorded.
    /// </summary>
    /// <param name="program">The program.</param>
    /// <param name="inputs">The inputs by name, each <c>[B,K,h,w]</c> with 1 for an axis that its type lacks; they
    /// stay the caller's.</param>
    /// <param name="image">The input image's height and width, for programs that upsample.</param>
    /// <returns>The outputs in the order of the program's; the caller frees them.</returns>
    /// <exception cref="KeyNotFoundException">An input that the program reads is not given.</exception>
    public static IReadOnlyList<Tensor> Run(
        TensorProgram program, IReadOnlyDictionary<string, Tensor> inputs, (long Height, long Width) image = default)
    {
        using var quiet = no_grad();
        var values = new Tensor?[program.Instructions.Count];
        var lastUser = LastUsers(program);
        var wanted = program.Outputs.ToHashSet();
        try
        {
            for (var place = 0; place < values.Length; place++)
            {
                var step = program.Instructions[place];
                values[place] = Compute(step, values, inputs, image);
                FreeUnlessWanted(step.Operands.First);
                if (step.Operands.Second != step.Operands.First) FreeUnlessWanted(step.Operands.Second);

                void FreeUnlessWanted(int operand)
                {
                    if (operand < 0 || lastUser[operand] != place || wanted.Contains(operand)) return;
                    values[operand]?.Dispose();
                    values[operand] = null;
                }
            }

            return [.. program.Outputs.Select(output => values[output]!.alias())];
        }
        finally
        {
            foreach (var value in values) value?.Dispose();
        }
    }

    private static Tensor Compute(
        Instruction step, Tensor?[] values, IReadOnlyDictionary<string, Tensor> inputs, (long Height, long Width) image)
    {
        if (step.Operator == Operators.Input) return inputs[step.Name].alias();
        // A mask made of a number must be where the values are that it masks.
        if (step.IsConstant) return tensor((float)step.Value.ToDouble(), device: inputs.Values.FirstOrDefault()?.device);
        using var scope = NewDisposeScope();
        var second = step.Operands.Second < 0 ? null : values[step.Operands.Second];
        return InstructionSemantics.Compute(step, values[step.Operands.First]!, second, image).MoveToOuterDisposeScope();
    }

    private static int[] LastUsers(TensorProgram program)
    {
        var last = new int[program.Instructions.Count];
        for (var place = 0; place < last.Length; place++)
        {
            last[place] = place;
            var (first, second) = program.Instructions[place].Operands;
            if (first >= 0) last[first] = place;
            if (second >= 0) last[second] = place;
        }

        return last;
    }
}

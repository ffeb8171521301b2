using System.Globalization;
using SyCam.Eval.Programs;
using SyCam.Grammar.Terms;

namespace SyCam.Eval.Exporting;

/// <summary>Writes the instructions of a program one by one, as assignments of a language.</summary>
/// <param name="program">The program.</param>
/// <param name="inputs">Its inputs.</param>
/// <param name="writeOperator">An operator over operands that are names, with its parameter.</param>
/// <param name="writeNumber">A number as a tensor, where the tensor of that name is.</param>
internal sealed class StepWriter(
    TensorProgram program, IReadOnlyList<ExportedInput> inputs, Func<Operator, string, string, int, string> writeOperator,
    Func<string, string, string> writeNumber)
{
    /// <summary>The name of a value, or the number that it is.</summary>
    public string Name(int place)
    {
        var step = program.Instructions[place];
        if (step.Operator == Operators.Input) return inputs.Single(input => input.Name == step.Name).Identifier;
        if (!step.IsConstant) return string.Create(CultureInfo.InvariantCulture, $"v{place}");
        // A mask made of a number must be where the values are that it masks. A map reads at least one input.
        return writeNumber(((float)step.Value.ToDouble()).ToString("R", CultureInfo.InvariantCulture), inputs[0].Identifier);
    }

    /// <summary>The steps that make some values, in order: each a name and what it is set to.</summary>
    public IEnumerable<(string Name, string Value)> Steps(IReadOnlyCollection<int> wanted)
    {
        var needed = Needed(program, wanted);
        for (var place = 0; place < program.Instructions.Count; place++)
        {
            var step = program.Instructions[place];
            if (step.Operator.Shape == OperatorShape.Leaf || !needed.Contains(place)) continue;
            var second = step.Operands.Second < 0 ? "" : Name(step.Operands.Second);
            yield return (Name(place), writeOperator(step.Operator, Name(step.Operands.First), second, step.Parameter));
        }
    }

    /// <summary>The places of all values that some values are made of, and their own. Numbers that were computed
    /// beforehand are left over from what they were computed of.</summary>
    public static IReadOnlySet<int> Needed(TensorProgram program, IReadOnlyCollection<int> wanted)
    {
        HashSet<int> needed = [.. wanted];
        for (var place = program.Instructions.Count - 1; place >= 0; place--)
        {
            if (!needed.Contains(place)) continue;
            var (first, second) = program.Instructions[place].Operands;
            if (first >= 0) needed.Add(first);
            if (second >= 0) needed.Add(second);
        }

        return needed;
    }
}

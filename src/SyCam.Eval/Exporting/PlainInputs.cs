using SyCam.Eval.Terminals;

namespace SyCam.Eval.Exporting;

/// <summary>Activations and gradients of the target layer: all that extensions of other libraries are given.</summary>
internal static class PlainInputs
{
    /// <summary>The inputs of an expression that reads nothing else.</summary>
    /// <exception cref="InputException">It does.</exception>
    public static IReadOnlyList<ExportedInput> Of(ExportRequest request, string library)
    {
        var inputs = ExportedInput.Of(request);
        foreach (var input in inputs)
        {
            if (input.IsPlain && (IsActivation(input) || IsGradient(input))) continue;
            throw new InputException(
                $"{library} gives its extensions the activations and gradients of the target layer; '{input.Name}' comes "
                + $"from '{input.Source}'. --to csharp and --to python take every input as a parameter");
        }

        return inputs;
    }

    public static bool IsActivation(ExportedInput input) => input.Source.Word == TracedTerminals.Activation;

    public static bool IsGradient(ExportedInput input) => input.Source.Word == TracedTerminals.Gradient;

    /// <summary>The lines that set the inputs to what the library gives.</summary>
    public static string Assign(IReadOnlyList<ExportedInput> inputs, string activations, string gradients) =>
        string.Concat(inputs.Select(input =>
            $"        {input.Identifier} = {(IsActivation(input) ? activations : gradients)}\n"));
}

using System.Globalization;
using SyCam.Eval.Models.Layers;

namespace SyCam.Eval.Models;

/// <summary>In what the tensors of a file are not those of a network, each as text with its sizes.</summary>
internal sealed record WeightsDifference(
    IReadOnlyList<string> Missing, IReadOnlyList<string> Reshaped, IReadOnlyList<string> Unexpected)
{
    private const int Shown = 3;

    // PyTorch counts batches in every batch norm; nothing is computed from it.
    private const string Counter = ".num_batches_tracked";

    /// <summary>The number of differences.</summary>
    internal int Count => Missing.Count + Reshaped.Count + Unexpected.Count;

    /// <summary>False for a tensor that nothing is computed from.</summary>
    internal static bool Counts(SafetensorsEntry entry) => !entry.Name.EndsWith(Counter, StringComparison.Ordinal);

    /// <summary>Compares a file with what a network needs, in the network's order and then the file's.</summary>
    internal static WeightsDifference Between(SafetensorsFile file, IReadOnlyList<Parameter> parameters)
    {
        List<string> missing = [];
        List<string> reshaped = [];
        foreach (var parameter in parameters)
        {
            if (file.Find(parameter.Name) is not { } entry)
                missing.Add($"'{parameter.Name}' {Text(parameter.Shape)}");
            else if (!entry.Shape.SequenceEqual(parameter.Shape))
                reshaped.Add($"'{parameter.Name}' is {Text(entry.Shape)}, should be {Text(parameter.Shape)}");
        }
        var known = parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        var unexpected = file.Entries.Where(entry => Counts(entry) && !known.Contains(entry.Name))
            .Select(entry => $"'{SafetensorsHeader.Shown(entry.Name)}' {Text(entry.Shape)}");
        return new WeightsDifference(missing, reshaped, [.. unexpected]);
    }

    /// <summary>The number of each kind and its first few, for the middle of a sentence.</summary>
    public override string ToString() => string.Join("; ", new[]
    {
        Part(Missing, "tensor is missing", "tensors are missing"),
        Part(Reshaped, "has another shape", "have another shape"),
        Part(Unexpected, "is not expected", "are not expected"),
    }.Where(part => part.Length > 0));

    private static string Part(IReadOnlyList<string> items, string one, string many)
    {
        if (items.Count == 0) return "";
        var rest = items.Count > Shown ? string.Create(CultureInfo.InvariantCulture, $", and {items.Count - Shown} more") : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{items.Count} {(items.Count == 1 ? one : many)} ({string.Join("; ", items.Take(Shown))}{rest})");
    }

    private static string Text(IReadOnlyList<long> shape) => $"[{string.Join(", ", shape)}]";
}

using System.Globalization;
using SyCam.Eval.Models.Layers;

namespace SyCam.Eval.Models;

/// <summary>Compares the tensors of a file with those that a network needs.</summary>
internal static class WeightsCheck
{
    /// <summary>Passes when names and shapes agree in full.</summary>
    /// <exception cref="InputException">They do not; the message lists the first differences and a guess.</exception>
    internal static void Check(SafetensorsFile file, Network network, string architecture)
    {
        var differences = WeightsDifference.Between(file, network.Parameters);
        if (differences.Count == 0) return;
        throw new InputException($"'{file.Path}' does not fit the architecture '{architecture}': {differences}." +
            Advice(file, architecture));
    }

    /// <summary>The architecture that agrees with the file in full, with its number of classes; or null.</summary>
    internal static (Architecture Row, int Classes)? Infer(SafetensorsFile file) =>
        Architectures.All.Select(row => (Row: row, Classes: ClassCount(file, row.ClassifierWeight)))
            .Where(guess => guess.Classes > 0 && WeightsDifference.Between(file, Needs(guess.Row, guess.Classes)).Count == 0)
            .Select(guess => ((Architecture, int)?)guess).FirstOrDefault();

    /// <summary>The number of classes that the last layer's weight has in the file; 0 when it is not there.</summary>
    internal static int ClassCount(SafetensorsFile file, string classifierWeight) =>
        file.Find(classifierWeight) is { Shape: [var classes and > 0 and < int.MaxValue, ..] } ? (int)classes : 0;

    /// <summary>A sentence that names the nearest architecture, or what else may be the matter; or nothing.</summary>
    internal static string Advice(SafetensorsFile file, string? tried = null)
    {
        if (file.Entries.Count > 0 && Wrapper(file) is { } prefix)
            return $" Every tensor's name begins with '{prefix}': save the state dictionary of the network inside.";
        var best = Architectures.All
            .Select(row => (row.Name, Share: Agreement(file, Needs(row, ClassCount(file, row.ClassifierWeight)))))
            .MaxBy(guess => guess.Share);
        return best.Share < 0.5 || best.Name == tried
            ? ""
            : $" By names and shapes the nearest architecture is '{best.Name}' (" +
                $"{best.Share.ToString("P0", CultureInfo.InvariantCulture)} of the tensors agree).";
    }

    private static IReadOnlyList<Parameter> Needs(Architecture row, int classes) =>
        row.Network(classes > 0 ? classes : row.PublishedClasses).Parameters;

    private static double Agreement(SafetensorsFile file, IReadOnlyList<Parameter> parameters)
    {
        var same = parameters.Count(parameter =>
            file.Find(parameter.Name) is { } entry && entry.Shape.SequenceEqual(parameter.Shape));
        return (double)same / Math.Max(1, parameters.Count + file.Entries.Count(WeightsDifference.Counts) - same);
    }

    private static string? Wrapper(SafetensorsFile file)
    {
        string[] prefixes = ["module.", "model.", "state_dict."];
        return Array.Find(prefixes, prefix =>
            file.Entries.All(entry => entry.Name.StartsWith(prefix, StringComparison.Ordinal)));
    }
}

namespace SyCam.Cli.Regions;

/// <summary>What the network says of a picture.</summary>
/// <param name="Probability">The probability of the explained class.</param>
/// <param name="Toward">That of the class that was asked about besides; null where none was.</param>
/// <param name="IsExplained">True when the explained class is ranked first.</param>
/// <param name="First">The name of the class that is ranked first.</param>
internal sealed record Verdict(double Probability, double? Toward, bool IsExplained, string First)
{
    /// <summary>Reads the probabilities of all classes.</summary>
    public static Verdict Of(double[] probabilities, int explained, int? toward, Func<long, string> name)
    {
        var first = Array.IndexOf(probabilities, probabilities.Max());
        return new Verdict(probabilities[explained], toward is { } other ? probabilities[other] : null, first == explained, name(first));
    }
}

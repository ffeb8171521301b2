namespace SyCam.Search.Ranking;

/// <summary>One method against another on the same images.</summary>
/// <param name="Gain">The mean difference with its 95 % bootstrap interval.</param>
/// <param name="PValue">The two-sided p-value of the sign-flip test; NaN without images.</param>
public sealed record PairedResult(Comparison Gain, double PValue);

namespace SyCam.Cli.Reports.Results;

/// <summary>A row on the held-out images.</summary>
/// <param name="Rank">Whose.</param>
/// <param name="Means">For each metric of the run, in its order.</param>
/// <param name="Gain">Over the reference; null for the reference itself.</param>
/// <param name="P">Of the sign-flip test; null without a gain.</param>
/// <param name="PHolm">The same after Holm's correction.</param>
internal sealed record HeldOutResult(
    int Rank, IReadOnlyList<HeldOutMean> Means, ResultGain? Gain, double? P, double? PHolm);

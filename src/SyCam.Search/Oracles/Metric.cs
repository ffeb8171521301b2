namespace SyCam.Search.Oracles;

/// <summary>What the search knows of a metric.</summary>
/// <param name="Name">The name in tables and journals.</param>
/// <param name="HigherIsBetter">The direction.</param>
/// <param name="Identity">Name, version and every parameter at full fidelity, as one line of text.</param>
public sealed record Metric(string Name, bool HigherIsBetter, string Identity)
{
    /// <summary>The largest possible value minus the smallest; null where there is no bound.</summary>
    public double? Width { get; init; }

    /// <summary>The forward passes that one map costs on one image at coarse fidelity; 0 by default.</summary>
    public int CoarsePasses { get; init; }

    /// <summary>The forward passes that one map costs on one image at full fidelity; 0 by default.</summary>
    public int FullPasses { get; init; }

    /// <summary>The forward passes of one map on one image.</summary>
    public int Passes(Fidelity fidelity) => fidelity == Fidelity.Full ? FullPasses : CoarsePasses;
}

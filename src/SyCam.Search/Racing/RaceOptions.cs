using System.Globalization;

namespace SyCam.Search.Racing;

/// <summary>How candidates are raced.</summary>
public sealed record RaceOptions
{
    /// <summary>No race.</summary>
    public static RaceOptions Off { get; } = new() { Bound = RaceBound.None };

    /// <summary>By what a candidate leaves; asymptotic by default.</summary>
    public RaceBound Bound { get; init; }

    /// <summary>The probability with which a race may drop a given candidate although no map that it meets is better,
    /// above 0 and below 1; 0.05 by default. Each comparison is made at this level over the number of maps that could
    /// be the opponent.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>After how many images the first decision is made where there are twice as many, at least 10; 20 by
    /// default.</summary>
    public int FirstImages { get; init; } = 20;

    /// <summary>The number of images between two decisions at the start, at least 1; 10 by default. Later blocks are a
    /// fifth of the images seen.</summary>
    public int BlockImages { get; init; } = 10;

    /// <summary>Everything that decisions depend on, as one line.</summary>
    public string Identity => Bound == RaceBound.None ? "none" : string.Create(
        CultureInfo.InvariantCulture,
        $"{Bound.ToString().ToLowerInvariant()} alpha {Alpha} first {FirstImages} block {BlockImages}");
}

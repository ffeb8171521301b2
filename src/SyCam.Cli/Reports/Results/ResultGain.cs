namespace SyCam.Cli.Reports.Results;

/// <summary>The paired gain of a row over a baseline on held-out images, with its 95 % interval; above 0 the row is
/// better.</summary>
internal sealed record ResultGain(double? Gain, double? Low, double? High, int Images)
{
    /// <summary>True when the interval lies above 0 as a whole.</summary>
    public bool IsAboveZero => Low > 0;

    /// <summary>True when the interval lies below 0 as a whole.</summary>
    public bool IsBelowZero => High < 0;
}

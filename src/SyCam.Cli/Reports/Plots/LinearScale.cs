namespace SyCam.Cli.Reports.Plots;

/// <summary>Maps a range of values to a range of pixels.</summary>
/// <param name="Low">The value at <paramref name="From"/>.</param>
/// <param name="High">The value at <paramref name="To"/>; not the same.</param>
/// <param name="From">The pixel of the lower value.</param>
/// <param name="To">The pixel of the upper value.</param>
internal sealed record LinearScale(double Low, double High, double From, double To)
{
    /// <summary>The pixel of a value.</summary>
    public double At(double value) => From + ((value - Low) / (High - Low) * (To - From));
}

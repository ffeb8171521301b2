using System.Globalization;

namespace SyCam.Search.Objectives;

/// <summary>What a run tries to beat; it ends as soon as a candidate does.</summary>
/// <param name="Method">The name of one of the run's baselines or controls; null for a score.</param>
/// <param name="Score">The score; not used for a method.</param>
public sealed record BeatTarget(string? Method, double Score = double.NaN)
{
    /// <summary>The method or the number.</summary>
    public override string ToString() => Method ?? Score.ToString("R", CultureInfo.InvariantCulture);
}

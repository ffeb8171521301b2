namespace SyCam.Search.Races;

/// <summary>One map of a recorded run.</summary>
/// <param name="Map">The map's text.</param>
/// <param name="Cost">Its cost.</param>
/// <param name="IsNamed">True for what is scored on all images before any race.</param>
/// <param name="Merits">The objective on each image, turned so that higher is better.</param>
internal sealed record ScoredRow(string Map, int Cost, bool IsNamed, double[] Merits)
{
    /// <summary>The mean over the images that have a value.</summary>
    public double Mean { get; } = Merits.Where(merit => !double.IsNaN(merit)).DefaultIfEmpty(double.NegativeInfinity).Average();
}

namespace SyCam.Search.Racing;

/// <summary>A map in a race, or one that was scored on all images and is raced against.</summary>
/// <param name="cost">The map's cost.</param>
internal sealed class Racer(int cost)
{
    private readonly List<double> _merits = [];

    public int Cost => cost;

    /// <summary>The objective on each image seen, turned so that higher is better; NaN where it is not defined.
    /// </summary>
    public IReadOnlyList<double> Merits => _merits;

    public void Add(IEnumerable<double> merits) => _merits.AddRange(merits);

    /// <summary>The mean over those of the first images that have a value; NaN when none has.</summary>
    public double Mean(int images)
    {
        var sum = 0.0;
        var count = 0;
        for (var i = 0; i < images; i++)
        {
            if (double.IsNaN(_merits[i])) continue;
            sum += _merits[i];
            count++;
        }

        return count == 0 ? double.NaN : sum / count;
    }

    /// <summary>This map minus another on those of the first images on which both have a value.</summary>
    public double[] Differences(Racer other, int images)
    {
        var differences = new double[images];
        var count = 0;
        for (var i = 0; i < images; i++)
        {
            var difference = _merits[i] - other._merits[i];
            if (!double.IsNaN(difference)) differences[count++] = difference;
        }

        return differences[..count];
    }
}

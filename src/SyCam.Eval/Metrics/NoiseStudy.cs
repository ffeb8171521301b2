using System.Globalization;
using SyCam.Eval.Metrics.Rows;
using SyCam.Eval.Noise;

namespace SyCam.Eval.Metrics;

/// <summary>What one kind of noise at one strength asks: three metrics on the same noisy copies, which are made once for all
/// three.</summary>
/// <param name="Noise">The noise.</param>
/// <param name="Copies">Noisy copies of each image, from 1 to 1000; one where the noise is not random.</param>
/// <param name="Seed">Of the noise, 0 or more.</param>
public sealed record NoiseStudy(NoiseLevel Noise, int Copies, int Seed)
{
    /// <summary>Whether regions keep their ranks on copies of the same predicted class.</summary>
    public SaliencyMetric Consistency => Of(MetricTable.Find("consistency")!);

    /// <summary>Whether regions change their ranks on copies of another predicted class.</summary>
    public SaliencyMetric Responsiveness => Of(MetricTable.Find("responsiveness")!);

    /// <summary>The share of the copies that the network takes for another class, in [0,1]: the same for every method, and so no
    /// row of the table.</summary>
    public SaliencyMetric ClassChange => Of(NoiseMetrics.ClassChange);

    private SaliencyMetric Of(MetricRow row) => new(row, new Dictionary<string, string>
    {
        ["noise"] = Noise.ToString(),
        ["copies"] = Copies.ToString(CultureInfo.InvariantCulture),
        ["seed"] = Seed.ToString(CultureInfo.InvariantCulture),
    });
}

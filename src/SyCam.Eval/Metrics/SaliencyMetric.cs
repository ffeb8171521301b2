using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>A metric with the parameters that were given for it.</summary>
public sealed class SaliencyMetric
{
    private readonly IReadOnlyDictionary<string, string> _given;

    internal SaliencyMetric(MetricRow row, IReadOnlyDictionary<string, string> given)
    {
        Row = row;
        _given = given;
        var values = row.Parameters.Where(parameter => given.ContainsKey(parameter.Name))
            .Select(parameter => $"{parameter.Name}={given[parameter.Name]}");
        Name = given.Count == 0 ? row.Name : $"{row.Name}({string.Join(';', values)})";
    }

    /// <summary>The row of the table.</summary>
    public MetricRow Row { get; }

    /// <summary>The row's name and the given values, such as <c>insertion(steps=50;substrate=zero)</c>: what commands
    /// read and tables show.</summary>
    public string Name { get; }

    /// <summary>The direction.</summary>
    public bool HigherIsBetter => Row.HigherIsBetter;

    /// <summary>Name, version, every parameter and convention, and the precision when it is less than float32: scores
    /// of equal identities may be compared.</summary>
    public string Identity(MetricOptions options)
    {
        var settings = MetricSettings.Of(Row, _given, options).ToString();
        string[] parts = [settings, Row.Conventions, options.Precision == ScalarType.Float32
            ? ""
            : options.Precision.ToString().ToLowerInvariant()];
        return $"{Row.Name}/{Row.Version} {string.Join(',', parts.Where(part => part.Length > 0))}".TrimEnd();
    }

    /// <summary>The forward passes that one map costs on one image.</summary>
    public int Passes(MetricOptions options) => Row.Passes(MetricSettings.Of(Row, _given, options));

    /// <summary>Scores a batch of saliency with the context's options; NaN where the metric is not defined.</summary>
    public double[] Score(MetricContext context, SaliencyBatch batch) =>
        Row.Score(context, MetricSettings.Of(Row, _given, context.Options), batch);
}

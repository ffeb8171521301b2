using System.Globalization;

namespace SyCam.Eval.Metrics;

/// <summary>The values of all parameters of a metric.</summary>
public sealed class MetricSettings
{
    private readonly IReadOnlyList<(string Name, string Value)> _values;

    private MetricSettings(IReadOnlyList<(string Name, string Value)> values) => _values = values;

    /// <summary>What a metric's parameters are: the given values, else the run's, else the defaults.</summary>
    internal static MetricSettings Of(
        MetricRow row, IReadOnlyDictionary<string, string> given, MetricOptions options)
    {
        return new MetricSettings([.. row.Parameters.Select(parameter => (parameter.Name, Value(parameter)))]);

        string Value(MetricParameter parameter)
        {
            var isGiven = given.TryGetValue(parameter.Name, out var value);
            if (!parameter.FollowsSteps) return isGiven ? value! : parameter.Default;
            var steps = isGiven || options.Steps is null
                ? int.Parse(value ?? parameter.Default, CultureInfo.InvariantCulture)
                : options.Steps.Value;
            return Math.Min(steps, options.MostSteps ?? steps).ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The whole number of a name.</summary>
    public int Whole(string name) => int.Parse(Choice(name), CultureInfo.InvariantCulture);

    /// <summary>The number of a name.</summary>
    public double Number(string name) => double.Parse(Choice(name), CultureInfo.InvariantCulture);

    /// <summary>The word of a name.</summary>
    public string Choice(string name) => _values.Single(value => value.Name == name).Value;

    /// <summary>All values, such as <c>steps=20,substrate=blur</c>; equal for equal values.</summary>
    public override string ToString() => string.Join(',', _values.Select(value => $"{value.Name}={value.Value}"));
}

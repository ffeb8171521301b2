using SyCam.Search.Journal;
using SyCam.Search.Objectives;

namespace SyCam.Cli.Reports;

/// <summary>The scores of one map on the images of a split, block after block.</summary>
internal sealed class MapValues(ObjectiveExpression objective)
{
    private readonly Dictionary<string, IReadOnlyList<double>> _perMetric = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _problems = new(StringComparer.Ordinal);

    /// <summary>For each metric its value on each image.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> PerMetric => _perMetric;

    /// <summary>How many images gave no proper map, by status.</summary>
    public IReadOnlyDictionary<string, int> Problems => _problems;

    /// <summary>The objective on each image.</summary>
    public IReadOnlyList<double> Values => _perMetric.GetValueOrDefault(objective.ToString(), []);

    /// <summary>Adds the next block of images.</summary>
    public void Add(RecordedScore block)
    {
        foreach (var (metric, values) in block.PerImage) Add(metric, values);
        if (!objective.IsPlain && objective.Terms.All(term => block.PerImage.ContainsKey(term.Metric)))
        {
            var parts = objective.Terms.Select(term => (term.Weight, Values: block.PerImage[term.Metric])).ToList();
            Add(objective.ToString(), [.. Enumerable.Range(0, parts[0].Values.Count)
                .Select(image => parts.Sum(part => part.Weight * part.Values[image]))]);
        }

        foreach (var (status, count) in block.Problems)
            _problems[status] = _problems.GetValueOrDefault(status) + count;
    }

    private void Add(string metric, IReadOnlyList<double> values) =>
        _perMetric[metric] = [.. _perMetric.GetValueOrDefault(metric, []), .. values];
}

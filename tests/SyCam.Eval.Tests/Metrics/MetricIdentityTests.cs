using System.Globalization;
using SyCam.Eval.Metrics;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>Scores of equal identities may be compared: whatever changes a score changes its identity.</summary>
public sealed class MetricIdentityTests
{
    private static readonly Dictionary<string, string> NothingGiven = [];

    public static TheoryData<string> All() => [.. MetricTable.All.Select(row => row.Name)];

    public static TheoryData<string> WithParameters() =>
        [.. MetricTable.All.Where(row => row.Parameters.Count > 0).Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(WithParameters))]
    public void Every_value_of_every_parameter_has_an_identity_of_its_own(string name)
    {
        var row = MetricTable.Find(name)!;
        List<string> identities = [Identity(name)];
        foreach (var parameter in row.Parameters)
        {
            Assert.Contains($"{parameter.Name}={parameter.Default}", Identity(name), StringComparison.Ordinal);
            Assert.Equal(parameter.Default, parameter.Read(parameter.Default));
            Assert.Equal(Identity(name), Identity($"{name}({parameter.Name}={parameter.Default})"));
            foreach (var other in MetricParameters.Others(parameter))
            {
                var changed = MetricReader.Read($"{name}({parameter.Name}={other})");
                Assert.Equal($"{name}({parameter.Name}={other})", changed.Name);
                Assert.Contains($"{parameter.Name}={other}", Identity(changed.Name), StringComparison.Ordinal);
                identities.Add(Identity(changed.Name));
            }
        }

        Assert.Equal(identities.Count, identities.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_identity_begins_with_name_and_version_and_has_every_convention(string name)
    {
        var row = MetricTable.Find(name)!;
        var plain = new SaliencyMetric(row, NothingGiven).Identity(MetricOptions.Full);

        Assert.StartsWith($"{name}/{row.Version}", plain, StringComparison.Ordinal);
        Assert.EndsWith(row.Conventions, plain, StringComparison.Ordinal);
        Assert.NotEqual(plain, Changed(row with { Version = row.Version + 1 }));
        Assert.NotEqual(plain, Changed(row with { Name = row.Name + "_other" }));
        var conventions = row.Conventions.Split(',', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < conventions.Length; i++)
        {
            var others = conventions.ToArray();
            others[i] += " otherwise";
            Assert.NotEqual(plain, Changed(row with { Conventions = string.Join(',', others) }));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Less_precision_is_told_and_steps_where_they_count(string name)
    {
        var row = MetricTable.Find(name)!;
        var metric = MetricReader.Read(name);

        Assert.EndsWith(
            "bfloat16", metric.Identity(MetricOptions.Full with { Precision = TorchSharp.torch.ScalarType.BFloat16 }),
            StringComparison.Ordinal);
        var hasSteps = row.Parameters.Any(parameter => parameter.FollowsSteps);
        Assert.Equal(hasSteps, Identity(name) != metric.Identity(new MetricOptions { Steps = 7 }));
        Assert.Equal(hasSteps, Identity(name) != metric.Identity(MetricOptions.Coarse));
    }

    [Fact]
    public void No_two_rows_share_an_identity()
    {
        var identities = MetricTable.All.Select(row => Identity(row.Name)).ToList();

        Assert.Equal(identities.Count, identities.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(WithParameters))]
    public void A_value_out_of_a_parameters_range_is_refused_with_the_range(string name)
    {
        foreach (var parameter in MetricTable.Find(name)!.Parameters)
        {
            string[] wrong =
            [
                "nonsense", "", "NaN", "1e999", Text(parameter.Least - 1), Text(parameter.Greatest + 1),
                .. parameter.IsWhole ? [Text(parameter.Least + 0.5)] : Array.Empty<string>(),
            ];
            foreach (var value in wrong)
            {
                var error = Assert.Throws<InputException>(() => MetricReader.Read($"{name}({parameter.Name}={value})"));
                Assert.Equal($"{name}: {parameter.Name} is {parameter.Range}, not '{value}'", error.Message);
            }

            Assert.Equal(
                $"'{name}({parameter.Name}={parameter.Default};{parameter.Name}={parameter.Default})': {parameter.Name} is given twice",
                Assert.Throws<InputException>(() => MetricReader.Read(
                    $"{name}({parameter.Name}={parameter.Default};{parameter.Name}={parameter.Default})")).Message);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_parameter_that_is_not_there_is_refused_with_those_that_are(string name)
    {
        var error = Assert.Throws<InputException>(() => MetricReader.Read($"{name}(qqq=1)"));

        var row = MetricTable.Find(name)!;
        Assert.Equal(
            row.Parameters.Count == 0
                ? $"{name} has no parameters"
                : $"{name} has no parameter 'qqq'. It has: {string.Join(", ", row.Parameters.Select(one => one.Name))}",
            error.Message);
    }

    private static string Identity(string metric) => MetricReader.Read(metric).Identity(MetricOptions.Full);

    private static string Changed(MetricRow row) => new SaliencyMetric(row, NothingGiven).Identity(MetricOptions.Full);

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}

using SyCam.Search.Racing;
using SyCam.Search.Tests.Support;

namespace SyCam.Search.Tests.Racing;

/// <summary>Expected numbers are those of the papers' formulas in Python.</summary>
public sealed class ConfidenceSequenceTests
{
    private static readonly double[] Values = [-1, 0.5, -0.25, 0, -0.75, -0.5, 0.25, -1, -0.5, -0.5, -0.75, -0.25];

    [Theory]
    [InlineData(20, 0.05, 0.7201129368395356)]
    [InlineData(100, 0.05, 0.28844168285347094)]
    [InlineData(20, 0.000125, 1.4104630771731854)]
    public void The_asymptotic_bound_is_that_of_the_formula(int count, double alpha, double expected) =>
        Assert.Equal(expected, AsymptoticSequence.HalfWidth(count, alpha), 12);

    [Fact]
    public void With_many_values_the_asymptotic_bound_is_the_papers_own()
    {
        // Without the correction for small numbers the half width is 0.011948594502083524.
        Assert.Equal(0.011948594502083524, AsymptoticSequence.HalfWidth(100_000, 0.05), 6);
    }

    [Fact]
    public void The_bounds_of_a_sequence_are_those_of_the_formulas()
    {
        Assert.Equal(0.12033705556274193, AsymptoticSequence.Upper(Values, 0.05), 12);
        Assert.Equal(0.6609032192388138, EmpiricalBernsteinSequence.Upper(Values, 1, 0.05), 12);
        double[] repeated = [.. Enumerable.Repeat(Values, 10).SelectMany(values => values)];
        Assert.Equal(-0.25323577146676723, EmpiricalBernsteinSequence.Upper(repeated, 1, 0.05), 12);
    }

    [Fact]
    public void Without_values_nothing_is_bounded()
    {
        Assert.Equal(double.PositiveInfinity, AsymptoticSequence.Upper([1], 0.05));
        Assert.Equal(double.PositiveInfinity, EmpiricalBernsteinSequence.Upper([], 1, 0.05));
    }

    [Theory]
    [InlineData(0.05, 4000)]
    [InlineData(0.001, 20000)]
    public void The_asymptotic_sequence_is_wrong_at_any_look_of_a_race_in_fewer_than_alpha_of_all_sequences(
        double alpha, int sequences)
    {
        var looks = RaceSchedule.Looks(new RaceOptions(), 400);
        var normals = new Normals(1);
        var wrong = 0;
        for (var i = 0; i < sequences; i++)
        {
            double[] values = [.. Enumerable.Range(0, 400).Select(_ => normals.Next())];
            if (looks.Any(look => AsymptoticSequence.Upper(values.AsSpan(0, look), alpha) < 0)) wrong++;
        }

        Assert.InRange(wrong, 1, alpha * sequences);
    }

    [Fact]
    public void The_rigorous_sequence_is_wrong_after_any_value_in_fewer_than_alpha_of_all_sequences()
    {
        const int Sequences = 1500;
        var random = new Random(2);
        var wrong = 0;
        for (var i = 0; i < Sequences; i++)
        {
            // Skewed and as wide as can be: 1 with probability 0.1 and -1/9 otherwise, so that the mean is 0.
            double[] values = [.. Enumerable.Range(0, 300).Select(_ => random.NextDouble() < 0.1 ? 1 : -1.0 / 9)];
            if (Enumerable.Range(1, 300).Any(count => EmpiricalBernsteinSequence.Upper(values.AsSpan(0, count), 1, 0.2) < 0))
                wrong++;
        }

        Assert.True(wrong < 0.2 * Sequences, $"{wrong}");
    }
}

using SyCam.Search.Objectives;

namespace SyCam.Search.Tests.Objectives;

public sealed class ObjectiveExpressionTests
{
    [Theory]
    [InlineData("insertion", "insertion", true)]
    [InlineData(" insertion ", "insertion", true)]
    [InlineData("0.5*insertion - 0.5*deletion", "0.5*insertion - 0.5*deletion", false)]
    [InlineData("insertion-deletion", "insertion - deletion", false)]
    [InlineData("-deletion", "-deletion", false)]
    [InlineData("insertion/4 + 3/4 * mass_accuracy", "0.25*insertion + 0.75*mass_accuracy", false)]
    [InlineData("ins*2*3", "6*ins", false)]
    [InlineData("ins + del + ins", "2*ins + del", false)]
    [InlineData("- 2 * ins + del", "-2*ins + del", false)]
    [InlineData("insertion(steps=50;substrate=zero)", "insertion(steps=50;substrate=zero)", true)]
    [InlineData("0.5*insertion(steps=50) - deletion", "0.5*insertion(steps=50) - deletion", false)]
    [InlineData("ins(steps=2) - ins(steps=3)/2", "ins(steps=2) - 0.5*ins(steps=3)", false)]
    public void Reads_sums_of_multiples(string text, string expected, bool isPlain)
    {
        var expression = ObjectiveExpression.Parse(text);

        Assert.Equal(expected, expression.ToString());
        Assert.Equal(isPlain, expression.IsPlain);
    }

    [Theory]
    [InlineData("", "column 1: expected a metric's name or a number, found the end")]
    [InlineData("insertion +", "column 12: expected a metric's name or a number, found the end")]
    [InlineData("insertion deletion", "column 11: expected '+', '-', '*' or '/', found 'd'")]
    [InlineData("0.5 + insertion", "column 1: a number without a metric; write a multiple such as 0.5*insertion")]
    [InlineData("insertion*deletion", "column 11: 'deletion' is a second metric in a product; a sum of multiples is expected")]
    [InlineData("1/insertion", "column 3: expected a number to divide by, found 'i'")]
    [InlineData("insertion/0", "column 11: a division by 0")]
    [InlineData("0*insertion", "column 1: a multiple of 0 has no effect; leave the metric out")]
    [InlineData("1.2.3*insertion", "column 1: '1.2.3' is no number")]
    [InlineData("(insertion)", "column 1: expected a metric's name or a number, found '('")]
    [InlineData("insertion - insertion", "'insertion' cancels out")]
    [InlineData("ins(steps=2) - ins(steps=2)", "'ins(steps=2)' cancels out")]
    [InlineData("0.5*insertion(steps=50 - deletion", "column 14: a ')' is missing")]
    [InlineData("insertion(steps=50) deletion", "column 21: expected '+', '-', '*' or '/', found 'd'")]
    public void A_mistake_is_told_with_its_column(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<FormatException>(() => ObjectiveExpression.Parse(text)).Message);

    [Fact]
    public void Aliases_of_one_metric_come_together()
    {
        var names = new Dictionary<string, string> { ["ins"] = "insertion", ["insertion"] = "insertion" };

        Assert.Equal(
            "1.5*insertion", ObjectiveExpression.Parse("ins + 0.5*insertion").WithNames(name => names[name]).ToString());
    }

    [Theory]
    [InlineData("sparsity > 0.4", "sparsity > 0.4", 0.41, true)]
    [InlineData("sparsity>0.4", "sparsity > 0.4", 0.4, false)]
    [InlineData("sparsity >= 0.4", "sparsity >= 0.4", 0.4, true)]
    [InlineData("drop<= 20", "drop <= 20", 20, true)]
    [InlineData("drop < -2e1", "drop < -20", -20, false)]
    [InlineData("drop < 20", "drop < 20", double.NaN, false)]
    [InlineData("pointing_game(tolerance=15) > 0.5", "pointing_game(tolerance=15) > 0.5", 0.6, true)]
    [InlineData("ins(steps=5; substrate=zero)>=0.5", "ins(steps=5; substrate=zero) >= 0.5", 0.4, false)]
    public void Reads_bounds(string text, string expected, double mean, bool holds)
    {
        var constraint = MetricConstraint.Parse(text);

        Assert.Equal(expected, constraint.ToString());
        Assert.Equal(holds, constraint.Holds(mean));
    }

    [Theory]
    [InlineData("sparsity", "expected METRIC, one of > >= < <=, and a number")]
    [InlineData("> 0.4", "column 1: a metric's name is missing")]
    [InlineData("sparsity > much", "column 11: 'much' is no number")]
    [InlineData("sparsity > ", "column 11: '' is no number")]
    [InlineData("ins + del > 0", "column 4: one metric is expected")]
    [InlineData("ins + del(steps=5) > 0", "column 4: one metric is expected")]
    public void A_bound_with_a_mistake_is_told(string text, string expected) => Assert.StartsWith(
        expected, Assert.Throws<FormatException>(() => MetricConstraint.Parse(text)).Message, StringComparison.Ordinal);
}

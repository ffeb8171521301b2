using System.Globalization;
using SyCam.Eval.Terminals;
using SyCam.Grammar.Targets;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Terminals;

public sealed class TargetEvaluatorTests
{
    private const int Images = 3;
    private const int Classes = 4;

    private static readonly double[] Logits = [2, -1, 0.5, 3, 0.25, 4, -2, 1, -60, 55, 1, 0];

    /// <summary>Each line of targets.tsv, which make_targets.py made: the target, its values, its gradients.</summary>
    public static TheoryData<string, string> Expected =>
        [.. File.ReadAllLines(Path.Combine(
            ReferenceData.RepositoryRoot, "tests", "SyCam.Eval.Tests", "Terminals", "targets.tsv")).Select(line =>
                new TheoryDataRow<string, string>(line[..line.IndexOf('\t')], line[(line.IndexOf('\t') + 1)..]))];

    [Theory]
    [MemberData(nameof(Expected))]
    public void Values_and_gradients_are_those_of_pytorch(string target, string numbers)
    {
        using var scope = NewDisposeScope();
        var expected = numbers.Split('\t').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var logits = tensor(Logits, [Images, Classes]).requires_grad_();
        var classes = tensor(new long[] { 0, 1, 0 });

        var values = TargetEvaluator.Evaluate(TargetReader.Read(target).Target!, logits, classes);
        var gradient = autograd.grad([values.sum()], [logits])[0];

        Assert.Equal([Images], values.shape);
        double[] actual = [.. values.detach().data<double>().ToArray(), .. gradient.flatten().data<double>().ToArray()];
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < actual.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-12 + (1e-12 * Math.Abs(expected[i])));
    }

    [Fact]
    public void Every_scalar_has_a_row_and_a_reference()
    {
        Assert.All(TargetScalars.All, row => Assert.True(TargetEvaluator.Covers(row), row.Word));
        var text = string.Join(' ', Expected.Select(row => row.Data.Item1));
        Assert.All(TargetScalars.All, row => Assert.Contains(row.Word, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("y - logit(4)", "the class in 'logit(4)' goes from 0 to 3")]
    [InlineData("prob(1000)", "the class in 'prob(1000)' goes from 0 to 3")]
    [InlineData("ranked(5)", "the rank in 'ranked(5)' goes from 1 to 4")]
    [InlineData("y - similar(4)", "the number of another class in 'similar(4)' goes from 1 to 3")]
    public void A_class_that_the_network_lacks_is_refused(string target, string message)
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<InputException>(() => TargetEvaluator.Evaluate(
            TargetReader.Read(target).Target!, tensor(Logits, [Images, Classes]), zeros(Images, ScalarType.Int64)));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains($"target '{target}'", error.Message, StringComparison.Ordinal);
    }

    // Logits 2, 1, 3 and 2: the class itself is left out, that with the same logit is the closest, and of 1 and 3 the first.
    [Theory]
    [InlineData("similar(1)", 2)]
    [InlineData("similar(2)", 1)]
    [InlineData("similar(3)", 3)]
    [InlineData("finer_mean", 2 - (0.6 * 2))]
    [InlineData("finer_mean(1, 1)", 0)]
    [InlineData("finer_mean(2, logit(1), logit(2))", -2)]
    [InlineData("finer(1, 1)", 0)]
    [InlineData("finer(0)", 2)]
    public void Comparisons_are_those_of_arithmetic(string target, double expected)
    {
        using var scope = NewDisposeScope();

        var value = TargetEvaluator.Evaluate(
            TargetReader.Read(target).Target!, tensor(new double[] { 2, 1, 3, 2 }, [1, 4]), zeros(1, ScalarType.Int64));

        Assert.Equal(expected, value.item<double>(), 1e-12);
    }

    // Weights of 1/3 and 2/3: exp(ln 2) is twice exp(0).
    [Fact]
    public void References_weigh_as_much_as_they_are_probable()
    {
        using var scope = NewDisposeScope();

        var value = TargetEvaluator.Evaluate(
            TargetReader.Read("finer(3, logit(1), logit(2))").Target!,
            tensor(new[] { 5, 0, Math.Log(2) }, [1, 3]), zeros(1, ScalarType.Int64));

        Assert.Equal(5 - (2 * Math.Log(2)), value.item<double>(), 1e-12);
    }

    // In float32, exp(-200) is 0; their quotients are not.
    [Fact]
    public void References_without_any_probability_still_have_a_mean()
    {
        using var scope = NewDisposeScope();
        var logits = tensor(new float[] { 200, 0, 0 }, [1, 3]).requires_grad_();

        var value = TargetEvaluator.Evaluate(TargetReader.Read("finer(1, 2)").Target!, logits, zeros(1, ScalarType.Int64));
        var gradient = autograd.grad([value.sum()], [logits])[0];

        Assert.Equal(200, value.item<float>());
        Assert.Equal([1, -0.5f, -0.5f], gradient.data<float>().ToArray());
    }

    [Theory]
    [InlineData("max_other")]
    [InlineData("similar(1)")]
    public void A_single_class_has_no_others(string target)
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<InputException>(() => TargetEvaluator.Evaluate(
            TargetReader.Read(target).Target!, ones(2, 1), zeros(2, ScalarType.Int64)));

        Assert.Contains("one class only", error.Message, StringComparison.Ordinal);
    }
}

using System.Globalization;
using SyCam.Eval.Attacks;
using SyCam.Eval.Tests.Terminals;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Attacks;

public sealed class GradientAttackTests : IDisposable
{
    private static readonly long[] Shape = [1, 1, 2, 2];

    // A pixel of 0.5 becomes 0.
    private static readonly PixelScale Scale = new([0.5], [0.25]);

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Golden =>
        [.. Lines().Select(line => new TheoryDataRow<string, string>(line[0], line[1]))];

    // Logits (n1 - 2 n2 + 3 n4, 0): away from class 0 is down, up, nowhere and down. The last pixel has room for 0.01.
    [Theory]
    [InlineData(1, null, new[] { 0.4f, 0.52f, 0.5f, 0 })]
    [InlineData(1, 0.03, new[] { 0.47f, 0.52f, 0.5f, 0 })]
    [InlineData(3, 0.03, new[] { 0.41f, 0.52f, 0.5f, 0 })]
    [InlineData(4, 0.03, new[] { 0.4f, 0.52f, 0.5f, 0 })]
    public void Steps_are_those_on_paper(int steps, double? size, float[] expected)
    {
        using var scope = NewDisposeScope();
        var budget = tensor([0.1f, 0.02f, 0.1f, 0.1f], Shape);

        var attacked = Attack(
            Linear, [0.5f, 0.5f, 0.5f, 0.01f], 0, budget,
            new AttackOptions { Steps = steps, StepSize = size, StartsRandom = false });

        Close(expected, attacked);
    }

    [Fact]
    public void The_other_class_is_attacked_the_other_way()
    {
        using var scope = NewDisposeScope();

        var attacked = Attack(Linear, [0.5f, 0.5f, 0.5f, 0.95f], 1, GradientAttack.Even(0.1), AttackOptions.SingleStep);

        Close([0.6f, 0.4f, 0.5f, 1], attacked);
    }

    // A pixel without influence stays where the random start put it, so the start shows.
    [Fact]
    public void A_random_start_lies_in_the_budget_and_in_the_range_of_pixels()
    {
        using var scope = NewDisposeScope();
        var budget = tensor([0.2f, 0.05f, 0, 0.2f], Shape);
        var options = new AttackOptions { Steps = 1, StepSize = 0.1 };
        List<float[]> starts = [];

        for (var key = 0; key < 200; key++)
            starts.Add(Attack(Blind, [0.5f, 0.5f, 0.5f, 0], 0, budget, options, key));

        Assert.All(starts, start => Assert.InRange(start[0], 0.2999f, 0.7001f));
        Assert.All(starts, start => Assert.InRange(start[1], 0.4499f, 0.5501f));
        Assert.All(starts, start => Assert.Equal(0.5f, start[2]));
        Assert.All(starts, start => Assert.InRange(start[3], 0, 0.2001f));
        // Evenly distributed over [-0.2,0.2]: clipped to 0.05 three times in four, below 0 one time in two.
        Assert.InRange(starts.Count(start => Math.Abs(start[1] - 0.5f) > 0.0499), 130, 170);
        Assert.InRange(starts.Count(start => start[3] < 1e-6), 80, 120);
        Assert.InRange(starts.Average(start => start[0]), 0.48, 0.52);
    }

    [Fact]
    public void An_image_is_attacked_the_same_alone_and_in_any_order()
    {
        using var scope = NewDisposeScope();
        using var model = SmallNetwork.Load(_folder, "deep");
        var inputs = SmallNetwork.Inputs();
        var classes = tensor(new long[] { 0, 2, 1 });
        var order = tensor(new long[] { 2, 0, 1 });
        Tensor Run(Tensor images, Tensor labels, params long[] keys) => GradientAttack.Run(
            model.Forward, PixelScale.Of(model), images, labels, GradientAttack.Even(8 / 255.0), new AttackOptions(), keys, Token);

        var together = Run(inputs, classes, 7, 8, 9);
        var mixed = Run(inputs.index_select(0, order), classes.index_select(0, order), 9, 7, 8);
        var alone = Run(inputs.narrow(0, 1, 1), classes.narrow(0, 1, 1), 8);
        var otherKey = Run(inputs.narrow(0, 1, 1), classes.narrow(0, 1, 1), 5);

        Assert.Equal(Values(together.index_select(0, order)), Values(mixed));
        Assert.Equal(Values(together.narrow(0, 1, 1)), Values(alone));
        Assert.NotEqual(Values(alone), Values(otherKey));
    }

    [Fact]
    public void Another_seed_is_another_start()
    {
        using var scope = NewDisposeScope();
        float[] Start(int seed) => Attack(
            Blind, [0.5f, 0.5f, 0.5f, 0.5f], 0, GradientAttack.Even(0.1), new AttackOptions { Seed = seed });

        Assert.Equal(Start(3), Start(3));
        Assert.NotEqual(Start(3), Start(4));
    }

    [Fact]
    public void Without_a_budget_the_picture_stays_as_it_is_to_the_last_bit()
    {
        using var scope = NewDisposeScope();
        using var model = SmallNetwork.Load(_folder, "flat");
        var inputs = SmallNetwork.Inputs();

        var attacked = GradientAttack.Run(
            model.Forward, PixelScale.Of(model), inputs, tensor(new long[] { 0, 2, 1 }), GradientAttack.Even(0),
            new AttackOptions(), [0, 1, 2], Token);

        Assert.Equal(Values(inputs), Values(attacked));
    }

    [Theory]
    [MemberData(nameof(Golden))]
    public void Changes_are_those_of_pytorch(string networkName, string attack)
    {
        using var scope = NewDisposeScope();
        using var model = SmallNetwork.Load(_folder, networkName);
        var scale = PixelScale.Of(model);
        var inputs = SmallNetwork.Inputs();
        var factors = tensor([2f, 4, 40]).reshape(3, 1, 1, 1) / 255;
        var budget = arange(inputs.numel()).remainder(5).reshape(inputs.shape) * factors;
        var options = attack == "fgsm" ? AttackOptions.SingleStep : new AttackOptions
        {
            Steps = 4,
            StepSize = 3 / 255.0,
            StartsRandom = attack != "pgd",
            Seed = 5,
        };

        var attacked = GradientAttack.Run(
            model.Forward, scale, inputs, tensor(new long[] { 0, 2, 1 }), budget, options, [0, 1, 2], Token);

        var change = (scale.ToPixels(attacked) - scale.ToPixels(inputs)) * 255;
        var expected = Lines().Single(line => line[0] == networkName && line[1] == attack)
            .Skip(2).Select(text => float.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        Close(expected, Values(change), 2e-4f);
    }

    [Fact]
    public void Budgets_and_keys_that_make_no_sense_are_refused()
    {
        using var scope = NewDisposeScope();
        void Run(Tensor budget, params long[] keys) => GradientAttack.Run(
            Blind, Scale, zeros(1, 1, 2, 2), zeros(1, ScalarType.Int64), budget,
            new AttackOptions(), keys, Token);

        Assert.Throws<ArgumentException>(() => Run(GradientAttack.Even(-0.1), 0));
        Assert.Throws<ArgumentException>(() => Run(GradientAttack.Even(double.NaN), 0));
        Assert.Throws<ArgumentException>(() => Run(GradientAttack.Even(0.1), 0, 1));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string[]> Lines() => File.ReadAllLines(Path.Combine(
        ReferenceData.RepositoryRoot, "tests", "SyCam.Eval.Tests", "Attacks", "attacks.tsv")).Select(line => line.Split('\t'));

    private static Tensor Linear(Tensor inputs) => Logits(inputs, 1, -2, 0, 3);

    private static Tensor Blind(Tensor inputs) => Logits(inputs, 0, 0, 0, 0);

    // Two classes, the second's logit is always 0.
    private static Tensor Logits(Tensor inputs, params float[] weights) =>
        nn.functional.linear(inputs.flatten(1), tensor([.. weights, 0, 0, 0, 0], [2, 4]));

    private static float[] Attack(
        Func<Tensor, Tensor> logits, float[] pixels, long label, Tensor budget, AttackOptions options, long key = 0)
    {
        using var scope = NewDisposeScope();
        var inputs = (tensor(pixels, Shape) - 0.5) / 0.25;
        var attacked = GradientAttack.Run(logits, Scale, inputs, tensor(new[] { label }), budget, options, [key], Token);
        return Values(Scale.ToPixels(attacked));
    }

    private static float[] Values(Tensor values) => values.flatten().contiguous().data<float>().ToArray();

    private static void Close(float[] expected, float[] actual, float tolerance = 1e-6f)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < actual.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"[{i}]: {actual[i]}, expected {expected[i]}");
    }
}

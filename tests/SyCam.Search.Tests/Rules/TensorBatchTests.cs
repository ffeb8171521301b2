using SyCam.Grammar.Terms;
using SyCam.Search.Proving;
using SyCam.Search.Rules;
using SyCam.Search.Tests.Proving;
using SyCam.Search.Tests.Support;

namespace SyCam.Search.Tests.Rules;

public sealed class TensorBatchTests
{
    [Fact]
    public void Every_operator_agrees_with_a_second_evaluation()
    {
        var x = Term.Input("x", TermType.Features);
        var c = Term.Input("c", TermType.Channels);
        var facts = FactSet.None;
        foreach (var op in Operators.All.Where(op =>
            op.IsFunction && op != Operators.Upsample && op != Operators.Eigen && op != Operators.Kpca))
        {
            var operand = Terms.Add(x, Terms.Mul(c, Terms.Num(1, 2)));
            var term = op == Operators.Div0 ? Term.Of(op, x, c) : Term.Of(op, operand);
            var batch = new TensorBatch((3, 2, 2), 1, facts, seed: 3);
            var found = batch.Spread(term, Term.TargetLayer);
            var at = new Counterexample(3, 4, batch.Inputs.ToDictionary(
                item => item.Key.Name, item => (IReadOnlyList<Rational>)[.. item.Value.Select(Exact)]));
            var expected = NaiveTensors.Evaluate(term, at);
            for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-9);
        }
    }

    // torch.nn.functional.interpolate([[0, 4]], scale_factor=2, mode="bilinear", align_corners=False): two rows of these.
    [Fact]
    public void Upsampling_is_bilinear_between_half_pixels() => Assert.Equal(
        [0, 1, 3, 4, 0, 1, 3, 4], WholeTensors.Upsample(new double[,] { { 0, 4 } }, 1, 2).Cast<double>());

    // One channel is its own direction; of two that never meet, the longer one is; the greatest entry is positive.
    [Fact]
    public void The_first_component_is_signed_by_its_greatest_entry()
    {
        Assert.Equal([3, 4], Rounded(new double[,] { { -3, -4 } }));
        Assert.Equal([-3, 4], Rounded(new double[,] { { 3, -4 } }));
        Assert.Equal([2, 0], Rounded(new double[,] { { -2, 0 }, { 0, 1 } }));
        Assert.Equal([0, 0], Rounded(new double[,] { { 0, 0 }, { 0, 0 } }));
    }

    [Fact]
    public void Inputs_meet_the_facts_and_have_zeros_and_both_signs()
    {
        var x = Term.Input("x", TermType.Features);
        var facts = new FactSet(new Fact(FactKind.NonNegative, "x"));
        Assert.All(new TensorBatch((2, 1, 2), 300, facts, 1).Evaluate(x), value => Assert.True(value >= 0));
        var free = new TensorBatch((2, 1, 2), 300, FactSet.None, 1).Evaluate(x);
        Assert.Contains(free, value => value == 0);
        Assert.Contains(free, value => value < -1);
        Assert.Contains(free, value => value > 1);
        var flat = new TensorBatch((2, 1, 2), 300, new FactSet(new Fact(FactKind.SpatiallyConstant, "x")), 1).Evaluate(x);
        Assert.Equal(flat[..300], flat[300..600]);
        Assert.NotEqual(flat[..300], flat[600..900]);
    }

    private static Rational Exact(double value) => new((long)Math.Round(value * (1L << 40)), 1L << 40);

    private static IEnumerable<double> Rounded(double[,] x) =>
        WholeTensors.Apply(Operators.Eigen, x).Cast<double>().Select(value => Math.Round(value, 9) + 0.0);
}

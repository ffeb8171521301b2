using SyCam.Eval.Programs;
using SyCam.Grammar.Terms;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Programs;

[Collection(LiveTensorsCollection.Name)]
public sealed class ProgramRunnerTests
{
    // One image, two channels, positions (1x2): A = [[1, -2], [3, 0]], G = [[2, 4], [-1, 0]].
    private static readonly float[] AValues = [1, -2, 3, 0];
    private static readonly float[] GValues = [2, 4, -1, 0];
    private static readonly Term A = Term.Input("A", TermType.Features);
    private static readonly Term G = Term.Input("G", TermType.Features);

    /// <summary>Each row: an operator's term, and its values worked out by hand.</summary>
    public static TheoryData<string, float[]> ByHand => new()
    {
        { "+", [3, 2, 2, 0] },
        { "*", [2, -8, -3, 0] },
        { "div0", [0.5f, -0.5f, -3, 0] },
        { "^", [1, 4, 9, 0] },
        { "relu", [1, 0, 3, 0] },
        { "abs", [1, 2, 3, 0] },
        { "sum_p", [-1, 3] },
        { "mean_p", [-0.5f, 1.5f] },
        { "max_p", [1, 3] },
        { "sum_k", [4, -2] },
        { "mean_k", [2, -1] },
        { "max_k", [3, 0] },
        { "sqrt", [1, 0, 1.7320508f, 0] },

        // exp(1) / (exp(1) + exp(3)) and exp(-2) / (exp(-2) + 1), and what is left to 1.
        { "softmax_k", [0.11920292f, 0.11920292f, 0.88079708f, 0.88079708f] },
        { "minmax", [1, 0, 1, 0] },
        { "sigmoid", [0.73105858f, 0.11920292f, 0.95257413f, 0.50000000f] },
        { "rank", [0.75f, 0.25f, 0.75f, 0.25f] },

        // Rows (1, 3) and (-2, 0): X^T X = [[5, 3], [3, 9]], eigenvalue 7 + sqrt(13) for (3, 2 + sqrt(13)).
        { "eigen", [3.1168817f, -0.94371585f] },

        // Kernel tanh(x.y/2 + 1) = [[tanh 6, 0], [0, tanh 3]]; centred: a quarter of their sum times (1, -1; -1, 1).
        { "kpca", [0.70622986f, -0.70622986f] },
    };

    [Theory]
    [MemberData(nameof(ByHand))]
    public void Computes_each_operator_as_by_hand(string name, float[] expected)
    {
        var op = Operators.All.Single(row => row.Name == name);
        var term = op == Operators.Pow ? Term.Pow(A, 2)
            : op.MinArity == 2 ? Term.Of(op, A, G)
            : Term.Of(op, A);

        var actual = Run(term);
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-5f);
    }

    [Fact]
    public void Upsamples_maps_to_the_image_between_half_pixels()
    {
        using var a = Tensor(AValues);
        var program = TensorProgram.Compile(Term.Of(Operators.Upsample, Term.Of(Operators.SumK, A)));
        using var result = ProgramRunner.Run(program, new Dictionary<string, Tensor> { ["A"] = a }, (1, 4))[0];

        // sum_k(A) = [4, -2] at 0.5 and 1.5 of two pixels; the four new ones lie at 0.25, 0.75, 1.25 and 1.75.
        Assert.Equal([4, 2.5f, -0.5f, -2], result.data<float>().ToArray());
    }

    // Of five values 2 are below the two 3s, which share the halves of their places; what is not a number has no place.
    [Fact]
    public void Ranks_of_equal_values_are_the_middle_of_their_places()
    {
        using var a = tensor([3f, -1, 3, 7, 0, 2, float.NaN, 2, 2, 2], [2, 1, 1, 5]);
        var program = TensorProgram.Compile(Term.Of(Operators.Rank, A));
        using var result = ProgramRunner.Run(program, new Dictionary<string, Tensor> { ["A"] = a })[0];

        var values = result.data<float>().ToArray();
        Assert.Equal([0.6f, 0.1f, 0.6f, 0.9f, 0.3f], values[..5]);
        Assert.True(float.IsNaN(values[6]));
    }

    // Scaled, the three maps are (0, 1), (1, 0) and (0, 0): at the first place the weights are 1/(2 + e), e/(2 + e) and
    // 1/(2 + e), at the second e/(2 + e) and twice 1/(2 + e). Values far apart do not overflow.
    [Fact]
    public void Attention_weighs_maps_by_the_softmax_over_them()
    {
        using var a = tensor([0f, 1000, 3, 1, 2, 2], [3, 1, 1, 2]);
        Dictionary<string, Tensor> inputs = new()
        {
            ["x"] = a.narrow(0, 0, 1),
            ["y"] = a.narrow(0, 1, 1),
            ["z"] = a.narrow(0, 2, 1),
        };
        Term[] maps = [.. inputs.Keys.Select(name => Term.Input(name, TermType.Map))];
        var program = TensorProgram.Compile([Join.Find("attend")!.Of(maps), Join.Find("max")!.Of(maps)]);
        var results = ProgramRunner.Run(program, inputs);

        var sum = 2 + Math.E;
        var attended = results[0].data<float>().ToArray();
        Assert.Equal((3 * Math.E + 2) / sum, attended[0], 1e-5);
        Assert.Equal((1000 * Math.E + 1 + 2) / sum, attended[1], 1e-2);
        Assert.Equal([3f, 1000], results[1].data<float>().ToArray());
        foreach (var result in results) result.Dispose();
    }

    [Fact]
    public void Principal_components_of_values_that_are_not_finite_are_not_a_number()
    {
        using var a = tensor([1f, float.NaN, 3f, 0f, 1f, -2f, 3f, 0f], [2, 2, 1, 2]);
        var program = TensorProgram.Compile(Term.Of(Operators.Eigen, A));
        using var result = ProgramRunner.Run(program, new Dictionary<string, Tensor> { ["A"] = a })[0];

        var values = result.data<float>().ToArray();
        Assert.All(values[..2], value => Assert.True(float.IsNaN(value)));
        Assert.Equal(3.1168817f, values[2], 1e-5f);
    }

    [Fact]
    public void Covers_every_row_of_the_operator_table()
    {
        var tested = ByHand.Select(row => row.Data.Item1).Append("upsample").ToHashSet();

        Assert.All(Operators.All, row =>
        {
            Assert.True(InstructionSemantics.Covers(row), $"{row} has no semantics");
            Assert.True(row.Shape == OperatorShape.Leaf || tested.Contains(row.Name), $"{row} has no case by hand");
        });
    }

    [Fact]
    public void Broadcasts_channels_over_positions_and_numbers_over_everything()
    {
        var weights = Term.Of(Operators.SumP, G);
        var term = Term.Of(Operators.Mul, Term.Constant(new Rational(1, 2)), weights, A);

        // sum_p(G) = [6, -1]; half of it times A.
        Assert.Equal([3, -6, -1.5f, 0], Run(term));
    }

    [Fact]
    public void Divides_by_zero_to_zero_even_where_the_dividend_is_zero_or_broadcast()
    {
        var zero = Term.Of(Operators.Mul, Term.Constant(Rational.Zero), Term.Of(Operators.SumP, A));

        Assert.Equal([0, 0, 0, 0], Run(Term.Of(Operators.Div0, A, zero)));
    }

    [Fact]
    public void Leaves_the_inputs_alone_and_frees_everything_else()
    {
        using var a = Tensor(AValues);
        using var g = Tensor(GValues);
        var inputs = new Dictionary<string, Tensor> { ["A"] = a, ["G"] = g };
        var before = LiveTensorsCollection.Count();

        foreach (var output in ProgramRunner.Run(TensorProgram.Compile(A, Term.Of(Operators.Mul, A, G)), inputs))
            output.Dispose();

        Assert.Equal(before, LiveTensorsCollection.Count());
        Assert.Equal(AValues, a.data<float>().ToArray());
    }

    private static float[] Run(Term term)
    {
        using var a = Tensor(AValues);
        using var g = Tensor(GValues);
        var program = TensorProgram.Compile(term);
        using var result = ProgramRunner.Run(program, new Dictionary<string, Tensor> { ["A"] = a, ["G"] = g })[0];
        return result.contiguous().data<float>().ToArray();
    }

    private static Tensor Tensor(float[] values) => tensor(values, [1, 2, 1, 2]);
}

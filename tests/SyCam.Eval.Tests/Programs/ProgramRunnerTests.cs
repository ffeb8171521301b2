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
    };

    [Theory]
    [MemberData(nameof(ByHand))]
    public void Computes_each_operator_as_by_hand(string name, float[] expected)
    {
        var op = Operators.All.Single(row => row.Name == name);
        var term = op == Operators.Pow ? Term.Pow(A, 2)
            : op.MinArity == 2 ? Term.Of(op, A, G)
            : Term.Of(op, A);

        Assert.Equal(expected, Run(term));
    }

    [Fact]
    public void Covers_every_row_of_the_operator_table()
    {
        var tested = ByHand.Select(row => row.Data.Item1).ToHashSet();

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

using SyCam.Eval.Programs;
using SyCam.Grammar.Terms;

namespace SyCam.Eval.Tests.Programs;

public sealed class TensorProgramTests
{
    private static readonly Term A = Term.Input("A", TermType.Features);
    private static readonly Term G = Term.Input("G", TermType.Features);

    [Fact]
    public void Shares_common_sub_expressions_across_the_terms_of_a_batch()
    {
        var product = Term.Of(Operators.Mul, A, G);
        var first = Term.Of(Operators.SumK, product);
        var second = Term.Of(Operators.Relu, Term.Of(Operators.SumK, Term.Of(Operators.Mul, A, G)));

        var program = TensorProgram.Compile(first, second);

        // A, G, A*G, sum_k, relu: the product and the sum once.
        Assert.Equal(5, program.Instructions.Count);
        Assert.Equal([3, 4], program.Outputs);
        Assert.Equal(["A", "G"], program.Inputs);
    }

    [Fact]
    public void Lowers_a_sum_of_three_to_two_binary_sums_and_shares_the_prefix()
    {
        var two = Term.Of(Operators.Add, A, G);
        var three = Term.Of(Operators.Add, A, G, Term.Of(Operators.Relu, G));

        var program = TensorProgram.Compile(two, three);

        // A, G, A+G, relu(G), (A+G)+relu(G).
        Assert.Equal(5, program.Instructions.Count);
        Assert.Equal(new Operands(2, 3), program.Instructions[4].Operands);
    }

    [Fact]
    public void Folds_numbers_exactly()
    {
        var third = Term.Constant(new Rational(1, 3));
        var sum = Term.Of(Operators.Add, third, Term.Constant(new Rational(1, 6)));

        var program = TensorProgram.Compile(Term.Of(Operators.Mul, sum, A));

        Assert.Contains(program.Instructions, step => step.IsConstant && step.Value == new Rational(1, 2));
        Assert.Single(program.Instructions, step => step.Operator == Operators.Mul);
    }

    [Fact]
    public void Refuses_a_term_with_a_place_to_fill()
    {
        var template = Term.Of(Operators.Relu, Term.Hole("F", TermType.Features, 0));

        var error = Assert.Throws<ArgumentException>(() => TensorProgram.Compile(template));

        Assert.Contains("'F' is a place to fill", error.Message, StringComparison.Ordinal);
    }
}

using System.Text.RegularExpressions;
using SyCam.Grammar.Terms;
using SyCam.Search.Enumeration;
using SyCam.Search.Probing;
using SyCam.Search.Tests.Support;
using static SyCam.Search.Tests.Support.Terms;

namespace SyCam.Search.Tests.Enumeration;

public sealed partial class NormalFormsLawTests
{
    public static TheoryData<Term, string> Laws => new()
    {
        // Sums: sorted, flat, like terms collected, one common coefficient.
        { Add(G, A), "A + G" },
        { Add(A, Add(G, A)), "2 * A + G" },
        { Sub(A, A), "0" },
        { Sub(Add(A, G), A), "G" },
        { Add(Mul(Num(2), A), Mul(Num(4), G)), "2 * (A + 2 * G)" },
        { Sub(G, A), "-(A - G)" },
        { Add(Mul(Num(3), Add(A, G)), A), "4 * A + 3 * G" },
        { Add(Num(1, 2), Num(1, 3), A), "1/6 * (6 * A + 5)" },
        { Add(A, Num(0)), "A" },

        // Products: coefficient first, equal factors as a power, nothing distributed.
        { Mul(G, Num(2), A), "2 * A * G" },
        { Mul(A, Mul(A, A)), "A^3" },
        { Mul(Num(0), A), "0" },
        { Mul(Num(1), A), "A" },
        { Mul(A, Add(A, G)), "A * (A + G)" },
        { Mul(Num(1, 2), Mul(Num(2), G)), "G" },
        { Pow(Pow(A, 2), 3), "A^6" },
        { Pow(Mul(Num(-2), G), 2), "4 * G^2" },
        { Pow(Neg(G), 3), "-G^3" },
        { Pow(Sub(G, A), 2), "(A - G)^2" },

        // Quotients: total, so x/x stays.
        { Div0(A, Num(2)), "1/2 * A" },
        { Div0(A, Num(0)), "0" },
        { Div0(Num(0), A), "0" },
        { Div0(A, Num(1)), "A" },
        { Div0(Mul(Num(3), A), Mul(Num(6), G)), "1/2 * div0(A, G)" },
        { Div0(A, A), "div0(A, A)" },
        { Div0(Mul(A, G), G), "div0(A * G, G)" },
        { Mul(A, Div0(A, A)), "A" },
        { Div0(Num(1), Div0(Num(1), A)), "A" },
        { Div0(A, Div0(G, S)), "div0(A * S, G)" },
        { Mul(S, Div0(A, G)), "div0(A * S, G)" },
        { Pow(Div0(A, G), 2), "div0(A^2, G^2)" },
        { Div0(A, Mul(A, A)), "div0(1, A)" },

        // Positive part and absolute value.
        { Relu(Relu(G)), "relu(G)" },
        { Relu(Mul(Num(3), G)), "3 * relu(G)" },
        { Relu(Mul(Num(-3), G)), "3 * relu(-G)" },
        { Relu(Pow(G, 2)), "G^2" },
        { Relu(Neg(Pow(G, 2))), "0" },
        { Relu(Mul(G, Relu(Y))), "relu(G) * relu(y)" },
        { Relu(Pow(G, 3)), "G^2 * relu(G)" },
        { Relu(Num(-2)), "0" },
        { Abs(Neg(G)), "abs(G)" },
        { Abs(Abs(G)), "abs(G)" },
        { Abs(Neg(Relu(G))), "relu(G)" },
        { Abs(Mul(Num(-2), G)), "2 * abs(G)" },

        // Reductions: numbers and what does not depend on the axis come out.
        { SumP(Mul(Num(2), G)), "2 * sum_p(G)" },
        { SumP(Mul(S, G)), "S * sum_p(G)" },
        { MeanP(Div0(G, SumP(A))), "div0(mean_p(G), sum_p(A))" },
        { MeanP(Add(G, S)), "S + mean_p(G)" },
        { SumK(Mul(M, G)), "M * sum_k(G)" },
        { MeanK(Mul(Y, Num(-1), G)), "-y * mean_k(G)" },
        { MaxP(Mul(Num(2), G)), "2 * max_p(G)" },
        { MaxP(Mul(Num(-2), G)), "2 * max_p(-G)" },
        { MaxP(Mul(S, G)), "max_p(G * S)" },
        { MaxP(Mul(Relu(S), G)), "relu(S) * max_p(G)" },
        { MaxK(Add(G, M)), "M + max_k(G)" },
        { SumP(Sub(A, A)), "0" },

        // Softmax does not see a common offset, minmax no positive affine map, projections no factor.
        { SoftmaxK(Add(S, Y)), "softmax_k(S)" },
        { SoftmaxK(Mul(Num(2), Add(S, Y))), "softmax_k(2 * S)" },
        { MinMax(Add(Mul(Num(3), M), Y)), "minmax(M)" },
        { MinMax(Neg(M)), "minmax(-M)" },
        { MinMax(Sub(M, M)), "0" },
        { Rank(Add(Mul(Num(3), M), Y)), "rank(M)" },
        { Rank(Mul(Num(-2), M)), "rank(-M)" },
        { Rank(Sub(M, M)), "1/2" },
        { Abs(Rank(G)), "rank(G)" },
        { Relu(Sigmoid(G)), "sigmoid(G)" },
        { Relu(SoftmaxK(S)), "softmax_k(S)" },
        { Abs(Sqrt(M)), "sqrt(M)" },
        { Upsample(Mul(Num(-2), M)), "-2 * upsample(M)" },
        { Relu(Upsample(Relu(M))), "upsample(relu(M))" },
        { Eigen(Mul(Num(-2), G)), "2 * eigen(G)" },
        { Kpca(Mul(Num(2), G)), "kpca(2 * G)" },
    };

    public static TheoryData<Term, string> LawsUnderFacts => new()
    {
        { Relu(A), "A" },
        { Relu(Neg(A)), "0" },
        { Abs(A), "A" },
        { Relu(Mul(A, G)), "A * relu(mean_p(G))" },
        { Relu(SumK(Mul(A, Pow(G, 2)))), "sum_k(A * mean_p(G)^2)" },
        { MeanP(G), "mean_p(G)" },
        { MeanP(Mul(G, A)), "mean_p(A) * mean_p(G)" },
        { SumP(G), "sum_p(G)" },
        { SumP(Pow(G, 2)), "sum_p(G^2)" },
        { Div0(SumP(Mul(G, A)), SumP(A)), "div0(sum_p(A) * mean_p(G), sum_p(A))" },
        { MaxP(G), "mean_p(G)" },

        // What has lost its channels or positions is spread again where an operator counts them.
        { Eigen(G), "eigen(mean_p(G) + 0 * M)" },
        { Upsample(SumK(G)), "upsample(sum_k(mean_p(G)) + 0 * M)" },
        { MinMax(SumK(G)), "0" },
        { Rank(SumK(G)), "1/2" },
        { MinMax(Mul(SumK(G), SumK(A))), "minmax(sum_k(A) * sum_k(mean_p(G)))" },
    };

    [Theory]
    [MemberData(nameof(Laws))]
    public void Terms_get_their_normal_form_without_facts(Term term, string expected) =>
        AssertForm(FactSet.None, term, expected);

    [Theory]
    [MemberData(nameof(LawsUnderFacts))]
    public void Terms_get_their_normal_form_under_nonnegative_A_and_flat_G(Term term, string expected) =>
        AssertForm(new FactSet(APositive, GFlat), term, expected);

    [Fact]
    public void Equal_forms_are_one_object()
    {
        var forms = new NormalForms(FactSet.None);

        Assert.Same(forms.Normalize(Add(A, G)), forms.Normalize(Add(G, A)));
    }

    [Fact]
    public void The_sum_of_equal_values_keeps_a_form_of_the_right_type_and_value()
    {
        var forms = new NormalForms(FactSet.None, A, S);
        var term = SumP(Add(Sub(A, A), S));

        var form = forms.Normalize(term);

        Assert.Equal("sum_p(S + 0 * sum_k(A))", form.ToString());
        Assert.Same(form, forms.Normalize(form));
    }

    [Fact]
    public void A_coefficient_beyond_64_bits_is_an_overflow_and_not_a_wrong_number()
    {
        var forms = new NormalForms(FactSet.None);
        var huge = Pow(Pow(Pow(Mul(Num(10), A), 3), 3), 3);

        Assert.Throws<OverflowException>(() => forms.Normalize(huge));
    }

    [Fact]
    public void Facts_of_intervals_degrees_and_divisors_are_those_of_hand_arithmetic()
    {
        var forms = new NormalForms(new FactSet(APositive), A, G, S, M, Y);
        TermFacts Of(Term term) => forms.FactsOf(forms.Normalize(term));

        // 1 - softmax lies in [0, 1]: its relu is itself. 2 + A >= 2 divides; A alone may be 0.
        Assert.Equal(new ValueRange(Rational.Zero, Rational.One), Of(Sub(Num(1), SoftmaxK(S))).Range);
        Assert.Equal(forms.Normalize(Sub(Num(1), SoftmaxK(S))), forms.Normalize(Relu(Sub(Num(1), SoftmaxK(S)))));
        Assert.Equal(new ValueRange(new Rational(-3), new Rational(-1)), Of(Sub(Mul(Num(-2), SoftmaxK(S)), Num(1))).Range);
        Assert.True(Of(Div0(G, Add(Num(2), A))).IsDefined);
        Assert.False(Of(Div0(G, A)).IsDefined);
        Assert.Equal(new ValueRange(Rational.Zero, null), Of(Mul(A, Abs(G))).Range);
        Assert.Equal("[-inf, inf]", Of(G).Range.ToString());

        var degrees = new Homogeneity();
        Assert.Equal(new Rational(3), degrees.Degree(Mul(Pow(A, 2), Relu(Mul(A, G))), "A"));
        Assert.Equal(new Rational(-2), degrees.Degree(Div0(SumP(G), MeanP(Mul(A, A))), "A"));
        Assert.Equal(new Rational(1, 2), degrees.Degree(Sqrt(A), "A"));
        Assert.Null(degrees.Degree(Add(A, Mul(A, A)), "A"));
        Assert.Null(degrees.Degree(SoftmaxK(S), "S"));
        Assert.Equal(Rational.Zero, degrees.Degree(SoftmaxK(S), "A"));
    }

    // The form is checked against text written by hand, and against the term's own values on random whole numbers.
    private static void AssertForm(FactSet facts, Term term, string expected)
    {
        var form = new NormalForms(facts, A, G, S, M, Y).Normalize(term);
        Assert.Equal(expected, Fraction().Replace(form.ToString(), "$1"));
        var evaluator = new ProbeEvaluator(new ProbeSet(facts, seed: 11));
        var actual = new ProbeValues(evaluator.Probes.Length(term.Type));
        evaluator.Broadcast(form.Type, evaluator.Evaluate(form), term.Type, actual);
        Assert.Equal(evaluator.Evaluate(term).Fingerprint, actual.Fingerprint);
    }

    // Whether a fraction stands in parentheses is the printer's business.
    [GeneratedRegex(@"\((\d+/\d+)\)")]
    private static partial Regex Fraction();
}

using SyCam.Grammar.Terms;
using SyCam.Search.Enumeration;
using SyCam.Search.Probing;
using SyCam.Search.Proving;
using SyCam.Search.Tests.Support;
using static SyCam.Search.Tests.Support.Terms;

namespace SyCam.Search.Tests.Enumeration;

public sealed class NormalFormsSoundnessTests
{
    public static TheoryData<bool, bool, int> Cases => new(
        from positive in new[] { false, true }
        from flat in new[] { false, true }
        from seed in new[] { 1, 2, 3 }
        select new TheoryDataRow<bool, bool, int>(positive, flat, seed));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Normalising_never_changes_a_value_on_probes_that_meet_the_facts(bool positive, bool flat, int seed)
    {
        var facts = Facts(positive, flat);
        var forms = new NormalForms(facts, A, G, S, M, Y);
        var evaluator = new ProbeEvaluator(new ProbeSet(facts, seed));
        var terms = new RandomTerms(seed);
        var compared = 0;
        for (var i = 0; i < 1500; i++)
        {
            var term = terms.Next(5);
            if (Overflows(forms, term)) continue;
            var form = forms.Normalize(term);
            AssertSameValues(evaluator, term, form);
            Assert.Same(form, forms.Normalize(form));
            compared++;
        }

        Assert.True(compared > 1400);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Facts_of_normal_forms_hold_on_every_probe(bool positive, bool flat, int seed)
    {
        var facts = Facts(positive, flat);
        var forms = new NormalForms(facts, A, G, S, M, Y);
        var evaluator = new ProbeEvaluator(new ProbeSet(facts, seed + 100));
        var terms = new RandomTerms(seed + 100);
        for (var i = 0; i < 1000; i++)
        {
            var term = terms.Next(4);
            if (Overflows(forms, term)) continue;
            var form = forms.Normalize(term);
            var values = evaluator.Evaluate(form).Approximate;
            var known = forms.FactsOf(form);
            Assert.Equal(form.Type, known.Axes);
            if ((known.Sign & SignFact.NonPositive) == 0) Assert.All(values, value => Assert.True(value >= 0));
            if ((known.Sign & SignFact.NonNegative) == 0) Assert.All(values, value => Assert.True(value <= 0));
            if (known.Range.Low is { } low) Assert.All(values, value => Assert.True(value >= low.ToDouble() - 1e-9));
            if (known.Range.High is { } high) Assert.All(values, value => Assert.True(value <= high.ToDouble() + 1e-9));
            foreach (var quotient in form.SubTerms().Where(part => known.IsDefined && part.Operator == Operators.Div0))
                Assert.DoesNotContain(0UL, evaluator.Evaluate(quotient.Children[1]).Residues);
        }
    }

    [Fact]
    public void A_term_of_a_degree_grows_by_that_power_of_a_factor_of_its_input()
    {
        var evaluator = new ProbeEvaluator(new ProbeSet(FactSet.None, seed: 9));
        var terms = new RandomTerms(41);
        var seen = new HashSet<string>();
        for (var i = 0; i < 2000; i++)
        {
            var term = terms.Next(4);
            if (!ExactTerms.Covers(term) || new Homogeneity().Degree(term, "A") is not { Denominator: 1 } degree) continue;
            var power = new Rational(3).Pow((int)Math.Abs(degree.Numerator));
            var factor = degree.Sign < 0 ? Rational.DivideOrZero(Rational.One, power) : power;
            Assert.Equal(
                evaluator.Evaluate(Term.Of(Operators.Mul, Term.Constant(factor), term)).Residues,
                evaluator.Evaluate(Tripled(term)).Residues);
            seen.Add(degree.ToString());
        }

        Assert.Superset(new HashSet<string> { "-1", "0", "1", "2" }, seen);
    }

    private static Term Tripled(Term term) => term == A
        ? Mul(Num(3), A)
        : term.Children.IsEmpty ? term : term.WithChildren([.. term.Children.Select(Tripled)]);

    private static FactSet Facts(bool positive, bool flat) => FactSet.None
        .With(positive ? [APositive] : []).With(flat ? [GFlat] : []);

    private static bool Overflows(NormalForms forms, Term term)
    {
        try
        {
            forms.Normalize(term);
            return false;
        }
        catch (OverflowException)
        {
            return true;
        }
    }

    // Residues are exact; where a function has none of its own, rounding may differ in proportion to what was summed.
    private static void AssertSameValues(ProbeEvaluator evaluator, Term term, Term form)
    {
        var expected = evaluator.Evaluate(term);
        var actual = new ProbeValues(expected.Length);
        evaluator.Broadcast(form.Type, evaluator.Evaluate(form), term.Type, actual);
        if (ExactTerms.Covers(term))
        {
            Assert.True(expected.Residues.AsSpan().SequenceEqual(actual.Residues), $"{term} is not {form}");
            return;
        }

        var scale = term.SubTerms().Max(sub => evaluator.Evaluate(sub).Approximate.Max(Math.Abs));
        for (var i = 0; i < expected.Length; i++)
        {
            var (wanted, found) = (expected.Approximate[i], actual.Approximate[i]);
            // Over a divisor that is 0 but for rounding there is nothing to compare.
            if (Math.Abs(wanted) > 1e12) continue;
            if (Math.Abs(wanted - found) > Math.Max(1e-9 * Math.Max(1, Math.Abs(wanted)), 1e-13 * scale))
                Assert.Fail($"{term} is {wanted:R}, its form {form} is {found:R} (place {i})");
        }
    }
}

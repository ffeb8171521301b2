using System.Collections.Immutable;
using SyCam.Grammar.Terms;
using SyCam.Search.Enumeration;

namespace SyCam.Search.Rules;

/// <summary>
/// What follows from equations between normal forms by linear arithmetic, by putting equals for equals inside other
/// operators and inside products: each equation is solved for its greatest part, which is then replaced everywhere.
/// Gives no answer rather than a wrong one when it runs out of steps.
/// </summary>
/// <param name="forms">The normal forms.</param>
/// <param name="distributes">Whether products of sums are multiplied out.</param>
internal sealed class RuleClosure(NormalForms forms, bool distributes)
{
    private const int MostSteps = 12_000;
    private const int MostSize = 120;
    private const int MostSummands = 24;
    private const int MostPasses = 4;
    private readonly Dictionary<Term, LinearForm> _solved = [];
    private readonly List<Term> _products = [];
    private Dictionary<Term, LinearForm> _known = [];
    private int _steps;

    /// <summary>True when the steps are used up: nothing follows any more.</summary>
    public bool IsExhausted => _steps > MostSteps;

    /// <summary>True when a product of sums was multiplied out.</summary>
    public bool HasDistributed { get; private set; }

    /// <summary>The solved equations as pairs of sides.</summary>
    public IEnumerable<Term> Terms => _solved.SelectMany(item => item.Value.Parts.Select(part => part.Key).Prepend(item.Key));

    /// <summary>
    /// Takes the solved equations back where a term of one operand stands over what one is solved to: f(value) = f(lead).
    /// What is known of the lead, such as its sign, then counts for the value.
    /// </summary>
    public void Unroll(IReadOnlyCollection<Term> places)
    {
        var leads = new Dictionary<Term, (Term Lead, LinearForm Value)>();
        foreach (var (lead, value) in _solved)
        {
            foreach (var sign in new[] { Rational.One, -Rational.One })
                leads.TryAdd(
                    forms.Normalize(TermParts.Times(sign, value.ToTerm())),
                    (forms.Normalize(TermParts.Times(sign, lead)), value));
        }

        foreach (var place in places.Where(place => place.Children.Length == 1))
        {
            if (!leads.TryGetValue(place.Children[0], out var found)) continue;
            if (TermParts.Build(place, [found.Lead]) is not { } unrolled) continue;
            Add(Canonical(place).Plus(Canonical(forms.Normalize(unrolled)), -Rational.One).With(found.Value.Used));
        }
    }

    /// <summary>Adds an equation that holds by a rule.</summary>
    public void Add(Term left, Term right, int rule) => Add(Canonical(left).Plus(Canonical(right), -Rational.One).With([rule]));

    /// <summary>Solves every equation again until nothing changes.</summary>
    public void Settle()
    {
        for (var pass = 0; pass < MostPasses && !IsExhausted; pass++)
        {
            var changed = false;
            foreach (var (lead, rest) in _solved.ToList())
            {
                Remove(lead);
                var form = Canonical(lead).Plus(Zeroed(rest), -Rational.One);
                if (form.IsZero)
                {
                    changed = true;
                    continue;
                }

                var (next, _) = form.Solve();
                changed |= next != lead;
                Add(form);
            }

            if (!changed) return;
        }
    }

    /// <summary>The rules from which the two sides are seen to be equal; null when they are not.</summary>
    public ImmutableSortedSet<int>? Join(Term left, Term right)
    {
        var difference = Canonical(left).Plus(Canonical(right), -Rational.One);
        return difference.IsZero && !IsExhausted ? difference.Used : null;
    }

    /// <summary>A normal form with everything replaced that an equation is solved for.</summary>
    public LinearForm Canonical(Term term)
    {
        if (_known.TryGetValue(term, out var known)) return known;
        var form = LinearForm.Zero;
        foreach (var (coefficient, core) in TermParts.Summands(term))
            form = form.Plus(CanonicalCore(core), coefficient);
        return _known[term] = form;
    }

    private LinearForm Zeroed(LinearForm form)
    {
        var sum = LinearForm.Zero.With(form.Used);
        foreach (var (core, coefficient) in form.Parts) sum = sum.Plus(CanonicalCore(core), coefficient);
        return sum;
    }

    private void Add(LinearForm equation)
    {
        if (equation.IsZero || IsExhausted) return;
        var (lead, rest) = equation.Solve();
        // A number that equals another would make everything equal; only a false rule could say so.
        if (lead.Operator == Operators.Constant) return;
        _solved[lead] = rest;
        if (TermParts.Factors(lead).Count > 1) _products.Add(lead);
        _known = [];
    }

    private void Remove(Term lead)
    {
        _solved.Remove(lead);
        _products.Remove(lead);
        _known = [];
    }

    private LinearForm CanonicalCore(Term core)
    {
        if (core.Operator == Operators.Constant) return LinearForm.Of(forms.One, core.Value);
        if (_known.TryGetValue(core, out var known)) return known;
        if (core.Size > MostSize) _steps = MostSteps;
        if (++_steps > MostSteps) return LinearForm.Of(core, Rational.One);
        return _known[core] = Rewrite(core);
    }

    private LinearForm Rewrite(Term core)
    {
        if (core.Children.IsEmpty) return Solved(core) ?? LinearForm.Of(core, Rational.One);
        var used = ImmutableSortedSet<int>.Empty;
        var children = new Term[core.Children.Length];
        for (var i = 0; i < children.Length; i++)
        {
            var child = core.Children[i];
            var form = Canonical(child);
            children[i] = forms.Normalize(form.ToTerm());
            if (children[i] == child) continue;
            used = used.Union(form.Used);
        }

        var changed = !children.AsSpan().SequenceEqual(core.Children.AsSpan());
        var rebuilt = changed && TermParts.Build(core, children) is { } built ? forms.Normalize(built) : core;
        if (rebuilt != core) return Canonical(rebuilt).With(used);
        return Solved(core) ?? Divided(core) ?? Distributed(core) ?? LinearForm.Of(core, Rational.One);
    }

    private LinearForm? Solved(Term core) => _solved.TryGetValue(core, out var rest) ? Zeroed(rest) : null;

    // A product with all factors of one that an equation is solved for.
    private LinearForm? Divided(Term core)
    {
        if (core.Operator != Operators.Mul) return null;
        foreach (var product in _products)
        {
            if (Quotient(core, product) is not { } others) continue;
            var rest = _solved[product];
            var replaced = Term.Of(Operators.Mul, [rest.ToTerm(), .. others]);
            return Canonical(forms.Normalize(distributes ? replaced : Spread(rest, others))).With(rest.Used);
        }

        return null;
    }

    private Term Spread(LinearForm rest, IReadOnlyList<Term> others)
    {
        var parts = rest.Parts
            .Select(part => Term.Of(Operators.Mul, [Term.Constant(part.Value), part.Key, .. others])).ToArray();
        return parts.Length switch { 0 => forms.Zero, 1 => parts[0], _ => Term.Of(Operators.Add, parts) };
    }

    private static List<Term>? Quotient(Term core, Term divisor)
    {
        var left = Powers(core);
        foreach (var (factor, exponent) in Powers(divisor))
        {
            if (!left.TryGetValue(factor, out var there) || there < exponent) return null;
            left[factor] = there - exponent;
        }

        return [.. left.Where(item => item.Value > 0)
            .Select(item => item.Value == 1 ? item.Key : Term.Pow(item.Key, item.Value))];
    }

    private static SortedDictionary<Term, int> Powers(Term core)
    {
        var powers = new SortedDictionary<Term, int>();
        foreach (var factor in TermParts.Factors(core))
        {
            var (atom, exponent) = factor.Operator == Operators.Pow ? (factor.Children[0], factor.Parameter) : (factor, 1);
            powers[atom] = powers.GetValueOrDefault(atom) + exponent;
        }

        return powers;
    }

    private LinearForm? Distributed(Term core)
    {
        if (!distributes) return null;
        var (top, rest) = core.Operator == Operators.Div0
            ? (core.Children[0], Term.Of(Operators.Div0, forms.One, core.Children[1]))
            : (core, null);
        var factors = TermParts.Factors(top).SelectMany(factor =>
            factor.Operator == Operators.Pow && factor.Children[0].Operator == Operators.Add
                ? Enumerable.Repeat(factor.Children[0], factor.Parameter)
                : [factor]).ToList();
        if (factors.TrueForAll(factor => factor.Operator != Operators.Add)) return null;
        if (factors.Aggregate(1L, (count, factor) => count * Math.Max(1, TermParts.Summands(factor).Count)) > MostSummands)
            return null;
        var sum = new List<Term> { rest ?? forms.One };
        foreach (var factor in factors)
        {
            sum = [.. sum.SelectMany(part => TermParts.Summands(factor).Select(summand =>
                Term.Of(Operators.Mul, part, TermParts.Times(summand.Coefficient, summand.Core))))];
        }

        HasDistributed = true;
        var form = LinearForm.Zero;
        foreach (var part in sum) form = form.Plus(Canonical(forms.Normalize(part)), Rational.One);
        return form;
    }
}

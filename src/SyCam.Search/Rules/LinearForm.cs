using System.Collections.Immutable;
using SyCam.Grammar.Terms;

namespace SyCam.Search.Rules;

/// <summary>
/// A sum of rational multiples of normal forms, and the rules that were used to get there. No coefficient is 0; the
/// number 1 stands for what has no other factor.
/// </summary>
internal sealed class LinearForm
{
    private readonly ImmutableSortedDictionary<Term, Rational> _parts;

    private LinearForm(ImmutableSortedDictionary<Term, Rational> parts, ImmutableSortedSet<int> used) =>
        (_parts, Used) = (parts, used);

    public static LinearForm Zero { get; } = new(
        ImmutableSortedDictionary<Term, Rational>.Empty.WithComparers(GreatestFirst.Instance), []);

    /// <summary>The parts, the greatest first.</summary>
    public IEnumerable<KeyValuePair<Term, Rational>> Parts => _parts;

    /// <summary>The numbers of the rules behind this form.</summary>
    public ImmutableSortedSet<int> Used { get; }

    public bool IsZero => _parts.IsEmpty;

    public int Count => _parts.Count;

    public static LinearForm Of(Term core, Rational coefficient) =>
        coefficient.IsZero ? Zero : new(Zero._parts.Add(core, coefficient), []);

    /// <summary>This and a multiple of another.</summary>
    public LinearForm Plus(LinearForm other, Rational coefficient)
    {
        var sum = _parts.ToBuilder();
        foreach (var (core, value) in other._parts)
        {
            var next = (sum.TryGetValue(core, out var before) ? before : Rational.Zero) + (coefficient * value);
            if (next.IsZero) sum.Remove(core);
            else sum[core] = next;
        }

        return new LinearForm(sum.ToImmutable(), Used.Union(other.Used));
    }

    public LinearForm With(IEnumerable<int> used) => new(_parts, Used.Union(used));

    /// <summary>The greatest part and what it equals where the whole is 0.</summary>
    public (Term Lead, LinearForm Value) Solve()
    {
        var (lead, coefficient) = _parts.First();
        var rest = new LinearForm(_parts.Remove(lead), []);
        var scaled = Zero.Plus(rest, Rational.DivideOrZero(-Rational.One, coefficient));
        return (lead, scaled.With(Used));
    }

    /// <summary>The form as a term.</summary>
    public Term ToTerm()
    {
        var parts = _parts.Select(part => TermParts.Times(part.Value, part.Key)).ToArray();
        return parts.Length switch
        {
            0 => Term.Constant(Rational.Zero),
            1 => parts[0],
            _ => Term.Of(Operators.Add, parts),
        };
    }

    private sealed class GreatestFirst : IComparer<Term>
    {
        public static GreatestFirst Instance { get; } = new();

        public int Compare(Term? x, Term? y)
        {
            var order = y!.Size.CompareTo(x!.Size);
            return order != 0 ? order : y.CompareTo(x);
        }
    }
}

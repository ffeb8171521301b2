using System.Collections.Immutable;
using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>A product of powers of atoms, sorted by atom; the empty one is 1. Exponents are never 0.</summary>
internal sealed class Monomial : IEquatable<Monomial>, IComparable<Monomial>
{
    private readonly ImmutableArray<(Term Atom, int Exponent)> _factors;

    private Monomial(ImmutableArray<(Term Atom, int Exponent)> factors) => _factors = factors;

    public static Monomial One { get; } = new([]);

    public ImmutableArray<(Term Atom, int Exponent)> Factors => _factors;

    public bool IsOne => _factors.IsEmpty;

    public static Monomial Of(Term atom, int exponent = 1) => new([(atom, exponent)]);

    public static Monomial operator *(Monomial a, Monomial b)
    {
        var product = ImmutableArray.CreateBuilder<(Term Atom, int Exponent)>(a._factors.Length + b._factors.Length);
        int i = 0, j = 0;
        while (i < a._factors.Length || j < b._factors.Length)
        {
            var order = i == a._factors.Length ? 1
                : j == b._factors.Length ? -1
                : a._factors[i].Atom.CompareTo(b._factors[j].Atom);
            if (order < 0) product.Add(a._factors[i++]);
            else if (order > 0) product.Add(b._factors[j++]);
            else
            {
                var exponent = a._factors[i].Exponent + b._factors[j].Exponent;
                if (exponent != 0) product.Add((a._factors[i].Atom, exponent));
                i++;
                j++;
            }
        }

        return new Monomial(product.ToImmutable());
    }

    /// <summary>The factors that are wanted.</summary>
    public Monomial Where(Func<Term, bool> wanted) => new(_factors.RemoveAll(factor => !wanted(factor.Atom)));

    /// <summary>One over this; only for products of what is never 0.</summary>
    public Monomial Inverse() => new([.. _factors.Select(factor => (factor.Atom, -factor.Exponent))]);

    public int ExponentOf(Term atom) => _factors.FirstOrDefault(factor => factor.Atom == atom).Exponent;

    public int CompareTo(Monomial? other)
    {
        if (other is null) return 1;
        for (var i = 0; i < Math.Min(_factors.Length, other._factors.Length); i++)
        {
            var order = _factors[i].Atom.CompareTo(other._factors[i].Atom);
            if (order == 0) order = _factors[i].Exponent.CompareTo(other._factors[i].Exponent);
            if (order != 0) return order;
        }

        return _factors.Length.CompareTo(other._factors.Length);
    }

    public bool Equals(Monomial? other) => other is not null && _factors.SequenceEqual(other._factors);

    public override bool Equals(object? obj) => Equals(obj as Monomial);

    public override int GetHashCode() => _factors.Aggregate(17, (hash, factor) => HashCode.Combine(hash, factor));
}

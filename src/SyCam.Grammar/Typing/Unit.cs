using System.Text;
using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>A unit: a product of rational powers of base units such as <c>a</c>. Compared by value.</summary>
public sealed class Unit : IEquatable<Unit>
{
    private readonly (string Name, Rational Exponent)[] _factors;

    private Unit(IEnumerable<(string Name, Rational Exponent)> factors) =>
        _factors = [.. factors.Where(factor => !factor.Exponent.IsZero)
            .OrderBy(factor => factor.Name, StringComparer.Ordinal)];

    /// <summary>The unit of a number.</summary>
    public static Unit One { get; } = new([]);

    /// <summary>What a sum of different units has: no unit at all. Neither it nor what is made of it meets a condition
    /// that asks for a unit.</summary>
    public static Unit Mixed { get; } = new([("?", Rational.One)]);

    /// <summary>True for <see cref="Mixed"/>.</summary>
    public bool IsMixed => ReferenceEquals(this, Mixed);

    /// <summary>The base unit of a name.</summary>
    public static Unit Base(string name) => new([(name, Rational.One)]);

    /// <summary>The product of two units.</summary>
    public static Unit operator *(Unit a, Unit b)
    {
        if (a.IsMixed || b.IsMixed) return Mixed;
        if (a._factors.Length == 0) return b;
        return b._factors.Length == 0 ? a : WithinRange(() => new Unit(a._factors.Concat(b._factors)
            .GroupBy(factor => factor.Name, factor => factor.Exponent)
            .Select(group => (group.Key, group.Aggregate((sum, next) => sum + next)))));
    }

    /// <summary>The unit to a power.</summary>
    public Unit Pow(Rational exponent) => IsMixed || exponent.IsOne ? this : WithinRange(() =>
        new Unit(_factors.Select(factor => (factor.Name, factor.Exponent * exponent))));

    /// <inheritdoc/>
    public bool Equals(Unit? other) => other is not null && _factors.AsSpan().SequenceEqual(other._factors);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Unit);

    /// <inheritdoc/>
    public override int GetHashCode() => _factors.Aggregate(17, (hash, factor) => HashCode.Combine(hash, factor));

    /// <summary>As the language writes it: <c>a</c>, <c>1/a^2</c>, <c>a*b/c</c>, <c>1</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, exponent) in _factors.Where(factor => factor.Exponent.Sign > 0))
            Append(text.Append(text.Length == 0 ? "" : "*"), name, exponent);
        if (text.Length == 0) text.Append('1');
        foreach (var (name, exponent) in _factors.Where(factor => factor.Exponent.Sign < 0))
            Append(text.Append('/'), name, -exponent);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, Rational exponent)
    {
        text.Append(name);
        if (!exponent.IsOne) text.Append('^').Append(exponent);
    }

    // Exponents beyond 64 bits come from towers of powers that nobody means; they count as no unit.
    private static Unit WithinRange(Func<Unit> make)
    {
        try
        {
            return make();
        }
        catch (OverflowException)
        {
            return Mixed;
        }
    }
}

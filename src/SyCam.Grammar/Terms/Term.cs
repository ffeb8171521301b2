using System.Collections.Immutable;

namespace SyCam.Grammar.Terms;

/// <summary>
/// An expression without spans: an operator over terms. Immutable, compared by structure, with a hash that is the same
/// in every process. The factories check arity and types; they do not normalise.
/// </summary>
public sealed class Term : IEquatable<Term>, IComparable<Term>
{
    private readonly ulong _hash;

    private Term(
        Operator op, ImmutableArray<Term> children, TermType type, string name, Rational value, int parameter,
        string? layer)
    {
        Operator = op;
        Children = children;
        Type = type;
        Name = name;
        Value = value;
        Parameter = parameter;
        Layer = layer;
        Size = 1 + children.Sum(child => child.Size);
        Depth = 1 + (children.IsEmpty ? 0 : children.Max(child => child.Depth));
        _hash = ComputeHash();
    }

    /// <summary>The row of the operator table.</summary>
    public Operator Operator { get; }

    /// <summary>The operands, in order.</summary>
    public ImmutableArray<Term> Children { get; }

    /// <summary>Which axes the value has.</summary>
    public TermType Type { get; }

    /// <summary>The input's or the hole's name; empty for every other operator.</summary>
    public string Name { get; }

    /// <summary>The number of a constant; 0 for every other operator.</summary>
    public Rational Value { get; }

    /// <summary>The exponent of a power, the index of a hole; 0 for every other operator.</summary>
    public int Parameter { get; }

    /// <summary>The layer of an input, or of an operator of it, that is the target layer of the run.</summary>
    public const string TargetLayer = "";

    /// <summary>The layer of what has the size of the input image.</summary>
    public const string ImageLayer = "image";

    /// <summary>
    /// The layer whose channels and positions the value has, or had before it was reduced: <see cref="TargetLayer"/>,
    /// the part after <c>@</c> of an input's name, <see cref="ImageLayer"/>, or null for a value of no layer, such as a
    /// number. Values of two layers differ in size and do not mix.
    /// </summary>
    public string? Layer { get; }

    /// <summary>The number of nodes, counting a shared sub-term each time.</summary>
    public int Size { get; }

    /// <summary>The number of nodes on the longest path from the root to a leaf.</summary>
    public int Depth { get; }

    /// <summary>The 64-bit hash of the structure, stable across processes and machines.</summary>
    public ulong StableHash => _hash;

    /// <summary>A declared input of the given type, at the layer that its name gives after <c>@</c>.</summary>
    public static Term Input(string name, TermType type) => Input(name, type, LayerOf(name));

    /// <summary>A declared input of the given type and layer; a scalar is of no layer.</summary>
    public static Term Input(string name, TermType type, string? layer) =>
        new(Operators.Input, [], type, name, Rational.Zero, 0, type == TermType.Scalar ? null : layer);

    /// <summary>A number.</summary>
    public static Term Constant(Rational value) =>
        new(Operators.Constant, [], TermType.Scalar, "", value, 0, null);

    /// <summary>The <paramref name="index"/>-th place of a production, to be filled by a term of a nonterminal.</summary>
    /// <param name="nonterminal">The nonterminal's name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="index">The place's number.</param>
    /// <param name="layer">The layer of its terms.</param>
    public static Term Hole(string nonterminal, TermType type, int index, string? layer = null) =>
        new(Operators.Hole, [], type, nonterminal, Rational.Zero, index, layer);

    /// <summary>A whole power; the exponent is at least 2.</summary>
    public static Term Pow(Term operand, int exponent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exponent, 2);
        return new(Operators.Pow, [operand], operand.Type, "", Rational.Zero, exponent, operand.Layer);
    }

    /// <summary>An operator of the table over operands.</summary>
    /// <exception cref="ArgumentException">The number, the types or the layers of the operands do not fit.</exception>
    public static Term Of(Operator op, params ReadOnlySpan<Term> children)
    {
        if (children.Length < op.MinArity || children.Length > op.MaxArity)
            throw new ArgumentException($"{op} does not take {children.Length} operands", nameof(children));
        if (op == Operators.Pow) throw new ArgumentException("a power needs its exponent", nameof(op));
        ImmutableArray<Term> operands = [.. children];
        var type = op.ResultType(operands.Select(child => child.Type))
            ?? throw new ArgumentException($"{op} does not take operands of these types", nameof(children));
        if (!op.TryGetLayer(operands.Select(child => child.Layer), out var layer))
            throw new ArgumentException($"{op} does not take operands of different layers", nameof(children));
        return new(op, operands, type, "", Rational.Zero, 0, layer);
    }

    /// <summary>The same operator and parameter over other operands.</summary>
    public Term WithChildren(params ReadOnlySpan<Term> children) =>
        Children.IsEmpty ? this
        : Operator == Operators.Pow ? Pow(children[0], Parameter)
        : Of(Operator, children);

    /// <summary>This term and all terms in it, operands before operators, repeated ones each time.</summary>
    public IEnumerable<Term> SubTerms()
    {
        foreach (var child in Children)
            foreach (var inner in child.SubTerms()) yield return inner;
        yield return this;
    }

    /// <inheritdoc/>
    public bool Equals(Term? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || _hash != other._hash || Operator.Index != other.Operator.Index || Type != other.Type
            || Parameter != other.Parameter || Name != other.Name || Value != other.Value
            || Children.Length != other.Children.Length) return false;
        for (var i = 0; i < Children.Length; i++)
            if (!Children[i].Equals(other.Children[i])) return false;
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Term);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)_hash ^ (int)(_hash >> 32);

    /// <summary>A total order by structure: by operator, then name, number and parameter, then operands.</summary>
    public int CompareTo(Term? other)
    {
        if (ReferenceEquals(this, other)) return 0;
        if (other is null) return 1;
        var order = Operator.Index.CompareTo(other.Operator.Index);
        if (order == 0) order = string.CompareOrdinal(Name, other.Name);
        if (order == 0) order = Value.CompareTo(other.Value);
        if (order == 0) order = Parameter.CompareTo(other.Parameter);
        if (order == 0) order = Children.Length.CompareTo(other.Children.Length);
        for (var i = 0; order == 0 && i < Children.Length; i++) order = Children[i].CompareTo(other.Children[i]);
        return order == 0 ? Type.CompareTo(other.Type) : order;
    }

    /// <summary>Equality of structure.</summary>
    public static bool operator ==(Term? a, Term? b) => a is null ? b is null : a.Equals(b);

    /// <summary>Inequality of structure.</summary>
    public static bool operator !=(Term? a, Term? b) => !(a == b);

    /// <summary>The order of <see cref="CompareTo"/>.</summary>
    public static bool operator <(Term a, Term b) => a.CompareTo(b) < 0;

    /// <summary>The order of <see cref="CompareTo"/>.</summary>
    public static bool operator >(Term a, Term b) => a.CompareTo(b) > 0;

    /// <summary>The order of <see cref="CompareTo"/>.</summary>
    public static bool operator <=(Term a, Term b) => a.CompareTo(b) <= 0;

    /// <summary>The order of <see cref="CompareTo"/>.</summary>
    public static bool operator >=(Term a, Term b) => a.CompareTo(b) >= 0;

    /// <summary>The term as the language writes it.</summary>
    public override string ToString() => TermPrinter.Print(this);

    private static string LayerOf(string name)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? TargetLayer : name[(at + 1)..];
    }

    // FNV-1a over the parts; string.GetHashCode differs from process to process and would not do for a journal key.
    private ulong ComputeHash()
    {
        const ulong Prime = 1099511628211;
        var hash = 14695981039346656037;
        void Mix(ulong part)
        {
            hash = (hash ^ part) * Prime;
            hash ^= hash >> 29;
        }

        Mix((ulong)Operator.Index);
        Mix((ulong)Type);
        Mix((ulong)Parameter);
        Mix((ulong)Value.Numerator);
        Mix((ulong)Value.Denominator);
        foreach (var letter in Name) Mix(letter);
        foreach (var child in Children) Mix(child._hash);
        return hash;
    }
}

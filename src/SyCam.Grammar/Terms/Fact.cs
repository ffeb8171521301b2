namespace SyCam.Grammar.Terms;

/// <summary>Something known of an input on every image: the prover may use it, and it is checked on the data.</summary>
/// <param name="Kind">What is known.</param>
/// <param name="Input">The input's name.</param>
public sealed record Fact(FactKind Kind, string Input)
{
    /// <summary>As the language writes it: <c>nonneg(A)</c>.</summary>
    public override string ToString() => $"{Kind.ToName()}({Input})";
}

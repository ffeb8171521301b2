using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Search.Enumeration;

/// <summary>A kept term of a nonterminal: the representative of everything with its values.</summary>
internal sealed class BankEntry(int cost)
{
    public int Cost { get; } = cost;

    /// <summary>The normal form.</summary>
    public required Term Term { get; set; }

    /// <summary>The production that made it.</summary>
    public required CompiledProduction Production { get; set; }

    /// <summary>The unit of the derivation; null where units do not matter.</summary>
    public Unit? Unit { get; init; }

    /// <summary>What fills the production's holes.</summary>
    public required BankEntry[] Parts { get; set; }

    /// <summary>The values on the probes; null when they are computed again on each use, or never used.</summary>
    public double[]? Values { get; init; }

    /// <summary>The expression as the productions made it.</summary>
    public Term Derive() => Production.Derive(Parts);
}

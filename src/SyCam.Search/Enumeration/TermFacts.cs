using SyCam.Grammar.Terms;

namespace SyCam.Search.Enumeration;

/// <summary>What is known of a normal form without looking at its operands again.</summary>
/// <param name="Sign">Which signs its values may have.</param>
/// <param name="Range">The interval that its values lie in.</param>
/// <param name="Axes">The axes that its values may differ along: a normal form loses the axes that it does not
/// depend on, so this is its type.</param>
/// <param name="IsDefined">True when every divisor in it is known to be nowhere 0, so that the total quotient is the
/// quotient.</param>
public readonly record struct TermFacts(SignFact Sign, ValueRange Range, TermType Axes, bool IsDefined)
{
    /// <summary>True when every value is 0.</summary>
    public bool IsZero => Sign == SignFact.Zero;

    /// <summary>True when values may differ from position to position.</summary>
    public bool DependsOnPositions => Axes.HasPositions();

    /// <summary>True when values may differ from channel to channel.</summary>
    public bool DependsOnChannels => Axes.HasChannels();
}

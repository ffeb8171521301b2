using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Targets;

/// <summary>A number of a target.</summary>
/// <param name="Value">Its exact value.</param>
public sealed record TargetNumber(Rational Value) : TargetExpression
{
    /// <inheritdoc/>
    public override bool IsAffine => true;

    /// <inheritdoc/>
    public override bool IsConstant => true;

    /// <inheritdoc/>
    public override int Parts => 1;
}

using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Targets;

/// <summary>A value that is read off the logits: <c>y</c>, <c>p</c>, <c>ranked(2)</c>.</summary>
/// <param name="Kind">The row of the table <see cref="TargetScalars"/>.</param>
/// <param name="Argument">What stands in parentheses; 0 for a row that takes nothing.</param>
public sealed record TargetScalar(TargetScalarKind Kind, Rational Argument) : TargetExpression
{
    /// <inheritdoc/>
    public override bool IsAffine => Kind.IsLinear;

    /// <inheritdoc/>
    public override bool IsConstant => false;

    /// <inheritdoc/>
    public override int Parts => 1;
}

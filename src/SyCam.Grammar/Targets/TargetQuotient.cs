namespace SyCam.Grammar.Targets;

/// <summary>The quotient of two targets; the divisor is not a number.</summary>
/// <param name="Left">The dividend.</param>
/// <param name="Right">The divisor.</param>
public sealed record TargetQuotient(TargetExpression Left, TargetExpression Right) : TargetExpression
{
    /// <inheritdoc/>
    public override bool IsAffine { get; } = Left.IsAffine && Right.IsConstant;

    /// <inheritdoc/>
    public override bool IsConstant { get; } = Left.IsConstant && Right.IsConstant;

    /// <inheritdoc/>
    public override int Parts { get; } = Left.Parts + Right.Parts + 1;
}

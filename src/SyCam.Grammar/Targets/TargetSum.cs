namespace SyCam.Grammar.Targets;

/// <summary>The sum of two targets; a difference is a sum with a factor -1.</summary>
/// <param name="Left">The first summand.</param>
/// <param name="Right">The second summand.</param>
public sealed record TargetSum(TargetExpression Left, TargetExpression Right) : TargetExpression
{
    /// <inheritdoc/>
    public override bool IsAffine { get; } = Left.IsAffine && Right.IsAffine;

    /// <inheritdoc/>
    public override bool IsConstant { get; } = Left.IsConstant && Right.IsConstant;

    /// <inheritdoc/>
    public override int Parts { get; } = Left.Parts + Right.Parts + 1;
}

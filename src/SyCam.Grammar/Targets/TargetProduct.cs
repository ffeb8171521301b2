namespace SyCam.Grammar.Targets;

/// <summary>The product of two targets; a number always stands first.</summary>
/// <param name="Left">The first factor.</param>
/// <param name="Right">The second factor.</param>
public sealed record TargetProduct(TargetExpression Left, TargetExpression Right) : TargetExpression
{
    /// <inheritdoc/>
    public override bool IsAffine { get; } = Left.IsConstant ? Right.IsAffine : Right.IsConstant && Left.IsAffine;

    /// <inheritdoc/>
    public override bool IsConstant { get; } = Left.IsConstant && Right.IsConstant;

    /// <inheritdoc/>
    public override int Parts { get; } = Left.Parts + Right.Parts + 1;
}

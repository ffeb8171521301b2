namespace SyCam.Grammar.Targets;

/// <summary>A function of one target.</summary>
/// <param name="Function">The function.</param>
/// <param name="Operand">What it is applied to.</param>
public sealed record TargetCall(TargetFunction Function, TargetExpression Operand) : TargetExpression
{
    /// <inheritdoc/>
    public override bool IsAffine => IsConstant;

    /// <inheritdoc/>
    public override bool IsConstant { get; } = Operand.IsConstant;

    /// <inheritdoc/>
    public override int Parts { get; } = Operand.Parts + 1;
}

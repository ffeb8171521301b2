using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Targets;

/// <summary>
/// A scalar of an image over the network's logits: what is differentiated or scored, such as the logit of the explained
/// class. Immutable; two trees are equal when they are built alike, and the text of <see cref="ToString"/> reads back as
/// an equal tree.
/// </summary>
public abstract record TargetExpression
{
    private protected TargetExpression()
    {
    }

    /// <summary>The usual target, <c>y</c>: the logit of the explained class.</summary>
    public static TargetExpression Default { get; } = new TargetScalar(TargetScalars.Logit, Rational.Zero);

    /// <summary>
    /// True when the target is a linear function of the logits plus a constant, the same one for all images of a class:
    /// <c>y - 3/5 * logit(2)</c>, not <c>p</c> and not <c>ranked(2)</c>.
    /// </summary>
    public abstract bool IsAffine { get; }

    /// <summary>True when no value of the network occurs in it.</summary>
    public abstract bool IsConstant { get; }

    /// <summary>The number of scalars, numbers and operations that it is built of, each as often as it occurs.</summary>
    public abstract int Parts { get; }

    /// <summary>The canonical text, in the language's own syntax.</summary>
    public sealed override string ToString() => TargetPrinter.Print(this);
}

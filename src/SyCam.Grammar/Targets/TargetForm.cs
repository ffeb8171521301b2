using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Targets;

/// <summary>One row of the table <see cref="TargetForms"/>: a word that stands for a comparison of the explained class
/// with other classes, and is read as a target of scalars.</summary>
public sealed record TargetForm
{
    internal TargetForm(
        string word, Rational strength, string summary,
        Func<Rational, IReadOnlyList<TargetExpression>, TargetExpression> build)
    {
        Word = word;
        Strength = strength;
        Summary = summary;
        Build = build;
    }

    /// <summary>The word in expressions.</summary>
    public string Word { get; }

    /// <summary>How strongly the references count where no number is given.</summary>
    public Rational Strength { get; }

    /// <summary>One sentence for people.</summary>
    public string Summary { get; }

    /// <summary>The target for a strength and at least one reference.</summary>
    internal Func<Rational, IReadOnlyList<TargetExpression>, TargetExpression> Build { get; }
}

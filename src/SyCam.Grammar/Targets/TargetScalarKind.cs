namespace SyCam.Grammar.Targets;

/// <summary>One row of the table <see cref="TargetScalars"/>; what it computes is found by the row.</summary>
public sealed record TargetScalarKind
{
    internal TargetScalarKind(string word, string? alias, TargetArgument argument, bool isLinear, string summary)
    {
        Word = word;
        Alias = alias;
        Argument = argument;
        IsLinear = isLinear;
        Summary = summary;
    }

    /// <summary>The word in expressions.</summary>
    public string Word { get; }

    /// <summary>Another word for the same, or null.</summary>
    public string? Alias { get; }

    /// <summary>What stands in parentheses behind the word.</summary>
    public TargetArgument Argument { get; }

    /// <summary>True when it is a linear function of the logits, the same one for all images of a class.</summary>
    public bool IsLinear { get; }

    /// <summary>One sentence for people.</summary>
    public string Summary { get; }

    /// <summary>How it is written: <c>y</c>, <c>ranked(n)</c>.</summary>
    public string Form => Argument switch
    {
        TargetArgument.None => Word,
        TargetArgument.Class => $"{Word}(class)",
        _ => $"{Word}(n)",
    };
}

namespace SyCam.Grammar.Targets;

/// <summary>What stands in the parentheses behind a scalar of the logits.</summary>
public enum TargetArgument
{
    /// <summary>Nothing, and there are no parentheses.</summary>
    None,

    /// <summary>The index of a class, from 0.</summary>
    Class,

    /// <summary>A place in the order of decreasing logits, from 1.</summary>
    Rank,

    /// <summary>A place in an order of the classes beside the explained one, from 1.</summary>
    RankOfOthers,
}

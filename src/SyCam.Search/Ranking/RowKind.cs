namespace SyCam.Search.Ranking;

/// <summary>Where a row of the leaderboard comes from.</summary>
public enum RowKind
{
    /// <summary>The enumeration.</summary>
    Candidate,

    /// <summary>A named method of the grammar.</summary>
    Baseline,

    /// <summary>A control map that looks at no evidence.</summary>
    Control,
}

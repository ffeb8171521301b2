namespace SyCam.Search.Enumeration;

/// <summary>What a search did with what it built.</summary>
public sealed record SearchCounters
{
    /// <summary>Expressions that were put together from a production and its parts.</summary>
    public long Built { get; init; }

    /// <summary>Of these, the ones that are the same normal form as an earlier one.</summary>
    public long NormalFormDuplicates { get; init; }

    /// <summary>Of these, the ones with the values of an earlier one on every probe.</summary>
    public long ValueDuplicates { get; init; }

    /// <summary>Of these, the ones that the grammar's constraints exclude.</summary>
    public long Excluded { get; init; }

    /// <summary>Of these, the ones with a coefficient beyond 64 bits, which are left out.</summary>
    public long Overflowed { get; init; }

    /// <summary>Of these, the ones that were kept.</summary>
    public long Distinct { get; init; }

    /// <summary>Of these, the finished maps.</summary>
    public long Maps { get; init; }

    /// <summary>Finished maps that were proved to show nothing.</summary>
    public long DeadProved { get; init; }

    /// <summary>Finished maps that show nothing on any probe, without a proof.</summary>
    public long DeadTested { get; init; }

    /// <summary>Of the proved ones, those that rest on facts which were assumed.</summary>
    public long DeadAssumed { get; init; }

    /// <summary>Finished maps that were proved equal to an earlier one, up to a positive scale.</summary>
    public long MergedProved { get; init; }

    /// <summary>Finished maps that equal an earlier one on every probe up to min-max, without a proof.</summary>
    public long MergedTested { get; init; }

    /// <summary>Of the proved ones, those that rest on facts which were assumed.</summary>
    public long MergedAssumed { get; init; }

    /// <summary>Maps that differ from an earlier one as expressions but show the same on the first images of this model;
    /// scored all the same.</summary>
    public long SameOnModel { get; init; }

    /// <summary>Candidates that were scored, on all images or on some; baselines and controls do not count.</summary>
    public long Scored { get; init; }

    /// <summary>Of these, the ones that a race ended after part of the images.</summary>
    public long RacedOut { get; init; }

    /// <summary>Maps with final scores on the search images; baselines and controls count.</summary>
    public long ScoredInFull { get; init; }

    /// <summary>Values that were asked for: one for each map, image and metric, final scores included.</summary>
    public long Evaluations { get; init; }

    /// <summary>The forward passes of these values by their metrics' declared passes. The network makes fewer where
    /// maps coincide on an image, and others for inputs that need passes of their own.</summary>
    public long PassesAsked { get; init; }

    /// <summary>
    /// The forward passes that pruning and racing saved: what full scores on all search images would have cost (by the
    /// declared passes of the objective's and the constraints' metrics) for every finished map that was dead, merged or
    /// raced out, less what was asked for of those that were raced out.
    /// </summary>
    public long PassesAvoided { get; init; }

    /// <summary>Questions that the prover was asked; answers taken from the journal do not count.</summary>
    public long Proofs { get; init; }
}

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

    /// <summary>Finished maps that were proved equal to an earlier one, up to a positive scale.</summary>
    public long MergedProved { get; init; }

    /// <summary>Finished maps that equal an earlier one on every probe up to min-max, without a proof.</summary>
    public long MergedTested { get; init; }

    /// <summary>Candidates that were scored, on all images or on some; baselines and controls do not count.</summary>
    public long Scored { get; init; }

    /// <summary>Of these, the ones that a race ended after part of the images.</summary>
    public long RacedOut { get; init; }

    /// <summary>Questions that the prover was asked; answers taken from the journal do not count.</summary>
    public long Proofs { get; init; }
}

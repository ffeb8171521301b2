namespace SyCam.Search.Synthesis;

/// <summary>How much of a run's work fits into its time, and what was done of it; given the plan of an earlier run, as much as
/// that one did.</summary>
internal sealed class RunSchedule(SynthesisOptions options, RunClock clock, RunResults results, SearchBudget budget)
{
    private const int LeastFinalists = 3;
    private const double LargestReserve = 0.35;

    private readonly List<int> _cohorts = [];
    private int _finals;

    /// <summary>True when not everything may fit, so that the best comes first.</summary>
    public bool IsShort => options.Budget is not null || options.Plan is not null;

    /// <summary>Named maps whose final scores wait for the end of the search.</summary>
    public List<Contender> NamedLeft { get; } = [];

    /// <summary>What was done, for a run that is to do the same.</summary>
    public RunPlan Done => new(_cohorts, _finals);

    /// <summary>Takes in that candidates raced.</summary>
    public void AddCohort(int size)
    {
        if (size > 0) _cohorts.Add(size);
    }

    /// <summary>Takes in that maps got final scores after the search.</summary>
    public void AddFinals(int count) => _finals += count;

    /// <summary>The maps that get final scores, the most important first.</summary>
    public List<Contender> Finals()
    {
        var finalists = results.Finalists(options.Finalists, options.Thickness, budget.Metrics);
        List<Contender> ordered = [.. finalists.Take(LeastFinalists), .. NamedLeft, .. finalists.Skip(LeastFinalists)];
        if (options.Plan is { } plan) return [.. ordered.Take(plan.Finals)];
        var each = FinalTime(1);
        if (clock.Remaining is not { } remaining || each <= TimeSpan.Zero) return ordered;
        return [.. ordered.Take(Math.Max(LeastFinalists, (int)Math.Min(remaining / each, int.MaxValue)))];
    }

    /// <summary>The size of the next cohort; 0 with the reason when there is to be none. What limits other than time leave
    /// depends on what was scored alone, so that a resumed run goes the same way.</summary>
    public (int Size, StopReason Limit) NextCohort()
    {
        var (most, limit) = budget.Left(results.Scored);
        if (most > 0 && options.Plan is { } plan)
            return (_cohorts.Count < plan.Cohorts.Count ? plan.Cohorts[_cohorts.Count] : 0, StopReason.TimeLimit);
        return (most == 0 ? 0 : AffordableNow((int)Math.Min(most, options.CohortSize)), limit);
    }

    /// <summary>How many maps to score at once: near the end of the time fewer, so that the last ones do not run
    /// over.</summary>
    public int AffordableNow(int most)
    {
        if (clock.Remaining is not { } remaining) return most;
        var each = results.MeanTime(contender => contender.Coarse);
        var left = remaining - FinalReserve();
        return each <= TimeSpan.Zero ? most : (int)Math.Clamp(left / each, 1, most);
    }

    /// <summary>The time that final scores will need. Those of few maps found by a long search are worth more than those of many
    /// found by none.</summary>
    public TimeSpan FinalReserve()
    {
        var wanted = FinalTime(options.Finalists + NamedLeft.Count);
        return options.Budget is { } limit && limit * LargestReserve < wanted ? limit * LargestReserve : wanted;
    }

    private TimeSpan FinalTime(int maps) => maps
        * (results.MeanTime(contender => contender.Full) + results.MeanTime(contender => contender.HeldOut));
}

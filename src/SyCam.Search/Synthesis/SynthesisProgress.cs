using SyCam.Search.Enumeration;
using SyCam.Search.Ranking;

namespace SyCam.Search.Synthesis;

/// <summary>How a run stands: an immutable snapshot.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="Counters">What was built, merged, pruned and scored so far.</param>
/// <param name="Queued">Candidates that wait to be scored.</param>
/// <param name="CostLevel">The cost that is being enumerated.</param>
/// <param name="Best">The best map of the grammar so far (baseline or candidate) by the coarse objective.</param>
/// <param name="BestPerCost">For each cost that has one the best so far, by rising cost.</param>
/// <param name="FinalsDone">How many maps have final scores.</param>
/// <param name="FinalsPlanned">How many maps are to get final scores; 0 before they are chosen.</param>
/// <param name="Elapsed">The time spent, earlier parts of a resumed run included.</param>
/// <param name="Remaining">What is left of the time budget; null without one.</param>
/// <param name="ForwardPasses">Forward passes of the network in this process, counted in images.</param>
/// <param name="Race">The last block of images that a race decided on; null before the first.</param>
public sealed record SynthesisProgress(
    SynthesisPhase Phase,
    SearchCounters Counters,
    int Queued,
    int CostLevel,
    ScoredMap? Best,
    IReadOnlyList<ScoredMap> BestPerCost,
    int FinalsDone,
    int FinalsPlanned,
    TimeSpan Elapsed,
    TimeSpan? Remaining,
    long ForwardPasses,
    RaceRow? Race);

namespace SyCam.Search.Synthesis;

/// <summary>What the clock decided in a run with a time budget. A run that is given the plan of another does the same
/// without looking at the clock, and so ends with the same leaderboard on a machine of any speed.</summary>
/// <param name="Cohorts">How many candidates raced together, in the order of the races.</param>
/// <param name="Finals">How many maps got final scores after the search.</param>
public sealed record RunPlan(IReadOnlyList<int> Cohorts, int Finals);

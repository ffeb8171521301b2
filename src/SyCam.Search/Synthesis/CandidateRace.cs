using SyCam.Search.Journal;
using SyCam.Search.Oracles;
using SyCam.Search.Racing;

namespace SyCam.Search.Synthesis;

/// <summary>Races candidates at coarse fidelity against each other and against the elites of the run.</summary>
internal sealed class CandidateRace(
    SynthesisOptions options, RunMetrics metrics, RunResults results, Scorer scorer, RaceLog log, int images)
{
    private readonly Race _race = new(options.Race, images, metrics.Objective.Width ?? double.NaN);

    /// <summary>The passes that were spent on candidates which left.</summary>
    public long PassesOfLosers { get; private set; }

    /// <summary>Races; what reaches the end has coarse scores afterwards.</summary>
    /// <param name="cohort">The candidates; they are among the results already.</param>
    /// <param name="afterBlock">Called after each block of images.</param>
    /// <param name="cancellation">Ends the race; nothing of it counts then.</param>
    public void Run(IReadOnlyList<Contender> cohort, Action afterBlock, CancellationToken cancellation)
    {
        var entries = cohort.Select(contender => new Entry(contender)).ToDictionary(entry => entry.Racer);
        var finished = _race.Run(
            [.. entries.Keys], Elites(), results.All.Count,
            // Whether a racer keeps the constraints is known at its end only; until then it must not beat one that may.
            amongThemselves: metrics.Constraints.Count == 0,
            (racers, first, end) =>
            {
                var request = new ScoreRequest(metrics.SearchNames, ImageSplit.Search, Fidelity.Coarse, first, end);
                var scores = scorer.Score(
                    [.. racers.Select(racer => entries[racer].Contender.Map)], request, cancellation);
                for (var i = 0; i < racers.Count; i++)
                {
                    entries[racers[i]].Blocks.Add(scores[i]);
                    racers[i].Add(metrics.Merits(scores[i]));
                }
            },
            (seen, entered, alive) =>
            {
                log.EndBlock(
                    seen, [.. entered.Select(racer => (entries[racer].Contender, racer.Mean(seen)))],
                    [.. alive.Select(racer => entries[racer].Contender)]);
                afterBlock();
            });

        foreach (var racer in finished)
            entries[racer].Contender.SetCoarse(ScoreEntry.Join(entries[racer].Blocks), metrics);
        foreach (var loser in entries.Keys.Except(finished))
        {
            results.RacedOut++;
            PassesOfLosers += (long)loser.Merits.Count * metrics.SearchPasses(Fidelity.Coarse);
        }
    }

    private List<Racer> Elites()
    {
        List<Racer> elites = [];
        foreach (var elite in results.Elites(options.Thickness, metrics))
        {
            var racer = new Racer(elite.Cost);
            racer.Add(metrics.Merits(elite.Coarse!));
            elites.Add(racer);
        }

        return elites;
    }

    private sealed record Entry(Contender Contender)
    {
        public Racer Racer { get; } = new(Contender.Cost);

        public List<ScoreEntry> Blocks { get; } = [];
    }
}

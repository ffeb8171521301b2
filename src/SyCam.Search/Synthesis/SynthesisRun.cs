using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Enumeration;
using SyCam.Search.Equivalence;
using SyCam.Search.Journal;
using SyCam.Search.Oracles;
using SyCam.Search.Probing;
using SyCam.Search.Proving;
using SyCam.Search.Ranking;

namespace SyCam.Search.Synthesis;

/// <summary>One run: baselines and controls, candidates by rising cost, final scores.</summary>
internal sealed class SynthesisRun
{
    private const int LeastFinalists = 3;
    private const double LargestReserve = 0.35;

    private readonly IScoreOracle _oracle;
    private readonly SynthesisOptions _options;
    private readonly RunMetrics _metrics;
    private readonly RunJournal _journal;
    private readonly RunClock _clock;
    private readonly Scorer _scorer;
    private readonly RememberingProver _prover;
    private readonly EquivalenceOracle _equivalence;
    private readonly Enumerator _enumerator;
    private readonly ProgressReporter _progress;
    private readonly RaceLog _races;
    private readonly RunResults _results = new();
    private readonly List<Contender> _queue = [];
    private readonly List<Contender> _namedLeft = [];
    private StopReason _stop = StopReason.Cancelled;
    private string? _problem;

    public SynthesisRun(
        IScoreOracle oracle, IProver prover, SynthesisOptions options, RunMetrics metrics, RunJournal journal,
        IProgress<SynthesisProgress>? progress)
    {
        _oracle = oracle;
        _options = options;
        _metrics = metrics;
        _journal = journal;
        _clock = new RunClock(options.Time, options.Budget, journal.SpentBefore);
        _scorer = new Scorer(oracle, journal, options.Time);
        _prover = new RememberingProver(prover, journal);
        var inputs = options.Grammar.Inputs.Select(input => input.Term).ToList();
        _equivalence = new EquivalenceOracle(
            _prover,
            new NormalForms(options.Facts, inputs),
            new ProbeEvaluator(new ProbeSet(options.Facts, options.Seed)));
        _enumerator = new Enumerator(options.Grammar, options.Facts, options.MaxCost, options.Seed);
        _races = new RaceLog(metrics, _clock);
        _progress = new ProgressReporter(progress, options.Time, Snapshot);
    }

    public SynthesisReport Run(CancellationToken cancellation)
    {
        try
        {
            ScoreNamed(cancellation);
            _stop = ScoreCandidates(cancellation);
            ScoreFinalists(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _stop = StopReason.Cancelled;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            (_stop, _problem) = (StopReason.WriteFailed, error.Message);
        }

        if (_problem is null) TryToWrite(() => _journal.Flush(_clock.Elapsed));
        _progress.Phase = SynthesisPhase.Done;
        _progress.Report();
        return Report();
    }

    /// <summary>Runs a write whose failure ends the run with what it has.</summary>
    private void TryToWrite(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            (_stop, _problem) = (StopReason.WriteFailed, error.Message);
        }
    }

    // Without a budget named maps get their final scores at once. With one, only the best of them does, whose time
    // tells what final scores take: the search comes before the table's completeness.
    private void ScoreNamed(CancellationToken cancellation)
    {
        _progress.Report();
        var named = new List<Contender>();
        foreach (var baseline in _options.Grammar.Baselines) AddNamed(named, baseline, RowKind.Baseline, cancellation);
        foreach (var control in _options.Controls) AddNamed(named, control, RowKind.Control, cancellation);
        foreach (var batch in named.Chunk(_options.BatchSize)) ScoreCoarse(batch, cancellation);
        var best = _results.Best(_metrics) ?? named.FirstOrDefault();
        if (_options.Budget is not null) _namedLeft.AddRange(named.Where(contender => contender != best));
        _progress.FinalsPlanned = named.Count - _namedLeft.Count;
        foreach (var batch in named.Except(_namedLeft).Chunk(_options.BatchSize)) ScoreFull(batch, cancellation);
    }

    private void AddNamed(List<Contender> named, NamedTerm method, RowKind kind, CancellationToken cancellation)
    {
        var verdict = _equivalence.Judge(method.Term, cancellation);
        if (verdict.Merge is { } merge && _results.Find(merge.Kept) is { } kept && kept.Kind == kind)
        {
            _results.Collapses.Add(new Collapse(kept.Names[0], method.Name, merge));
            kept.Names.Add(method.Name);
            Note(merge);
            return;
        }

        // A named map is scored even when it is dead: the table must show it.
        var cost = new DerivationFinder(_options.Grammar).LeastCost(method.Term)
            ?? TermCosts.Of(method.Term, _options.Grammar.Inputs);
        var contender = new Contender(method.Term, kind, cost, [method.Name]);
        if (verdict.Dead is { } dead) Note(dead);
        else if (verdict.Merge is null) _equivalence.Add(method.Term);
        _results.Add(contender);
        named.Add(contender);
    }

    private StopReason ScoreCandidates(CancellationToken cancellation)
    {
        _progress.Phase = SynthesisPhase.Candidates;
        using var timer = _clock.StopBefore(FinalReserve());
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timer.Token);
        var batchSize = BatchSize();
        try
        {
            foreach (var candidate in _enumerator.Candidates(_progress.Tick, deadline.Token))
            {
                if (_options.MaxCandidates is { } most && _results.Scored + _queue.Count >= most)
                {
                    ScoreQueue(cancellation);
                    return StopReason.CandidateLimit;
                }

                Take(candidate, deadline.Token);
                if (_queue.Count < batchSize) continue;
                ScoreQueue(cancellation);
                batchSize = BatchSize();
                deadline.Token.ThrowIfCancellationRequested();
            }

            ScoreQueue(cancellation);
            return _enumerator.IsExhausted ? StopReason.Exhausted : StopReason.CostLimit;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return StopReason.TimeLimit;
        }
    }

    private void Take(Candidate candidate, CancellationToken cancellation)
    {
        var verdict = _equivalence.Judge(candidate.Map, cancellation);
        if (verdict.Dead is { } dead)
        {
            Note(dead);
        }
        else if (verdict.Merge is { } merge)
        {
            Note(merge);
            var kept = _results.Find(merge.Kept)!;
            kept.Cost = Math.Min(kept.Cost, candidate.Cost);
        }
        else
        {
            _equivalence.Add(candidate.Map);
            _queue.Add(new Contender(candidate.Map, RowKind.Candidate, candidate.Cost, []));
            _results.Add(_queue[^1]);
        }
    }

    private void ScoreQueue(CancellationToken cancellation)
    {
        var alive = _queue.ToArray();
        // Before the race: what is decided on must not depend on who else is in the batch.
        var incumbents = alive.ToDictionary(one => one, one => _results.Incumbent(one.Cost, _metrics)?.Coarse);
        foreach (var rung in _options.Races ? Race.Rungs(_oracle.ImageCount(ImageSplit.Search)).SkipLast(1) : [])
        {
            if (alive.Length == 0) break;
            var scores = ScoreObjective(alive, rung, cancellation);
            _journal.Flush(_clock.Elapsed);
            var next = alive.Where((one, i) =>
                incumbents[one] is not { } incumbent || !Race.IsLost(_metrics, scores[i], incumbent)).ToArray();
            _results.RacedOut += alive.Length - next.Length;
            _races.EndBlock(rung, alive, scores, next);
            alive = next;
            _progress.Report();
        }

        if (alive.Length > 0)
        {
            ScoreCoarse(alive, cancellation);
            _races.EndBlock(
                _oracle.ImageCount(ImageSplit.Search), alive, [.. alive.Select(one => one.Coarse!)], alive);
        }

        // Only now: what a run that is cut short had in its queue was not looked at.
        _results.Scored += _queue.Count;
        _queue.Clear();
        _progress.Report();
    }

    private void ScoreCoarse(Contender[] batch, CancellationToken cancellation)
    {
        var scores = ScoreObjective(batch, null, cancellation);
        for (var i = 0; i < batch.Length; i++)
        {
            batch[i].Coarse = scores[i];
            batch[i].CoarseScore = _metrics.Mean(scores[i]);
        }

        _journal.Flush(_clock.Elapsed);
        _progress.Report();
    }

    private IReadOnlyList<ScoreEntry> ScoreObjective(Contender[] batch, int? images, CancellationToken cancellation) =>
        Score(batch, new ScoreRequest([_metrics.Objective.Name], ImageSplit.Search, Fidelity.Coarse, images), cancellation);

    private void ScoreFull(Contender[] batch, CancellationToken cancellation)
    {
        // The search images decide the rank alone; the other metrics are for the images that nothing was chosen by.
        var search = Score(
            batch, new ScoreRequest([_metrics.Objective.Name], ImageSplit.Search, Fidelity.Full), cancellation);
        for (var i = 0; i < batch.Length; i++) batch[i].Full = search[i];
        if (_oracle.ImageCount(ImageSplit.HeldOut) > 0)
        {
            var heldOut = Score(
                batch, new ScoreRequest(_metrics.Names, ImageSplit.HeldOut, Fidelity.Full), cancellation);
            for (var i = 0; i < batch.Length; i++) batch[i].HeldOut = heldOut[i];
        }

        _journal.Flush(_clock.Elapsed);
        _progress.FinalsDone += batch.Length;
        _progress.Report();
    }

    private IReadOnlyList<ScoreEntry> Score(
        Contender[] batch, ScoreRequest request, CancellationToken cancellation)
    {
        return _scorer.Score([.. batch.Select(contender => contender.Map)], request, cancellation);
    }

    private void ScoreFinalists(CancellationToken cancellation)
    {
        _progress.Phase = SynthesisPhase.Finals;
        var finalists = _results.Finalists(_options.Finalists, _metrics);
        var wanted = Affordable([.. finalists.Take(LeastFinalists), .. _namedLeft, .. finalists.Skip(LeastFinalists)]);
        _progress.FinalsPlanned = _progress.FinalsDone + wanted.Count;
        foreach (var batch in wanted.Chunk(BatchSize())) ScoreFull(batch, cancellation);
    }

    private List<Contender> Affordable(List<Contender> finalists)
    {
        var each = FinalTime(1);
        if (_clock.Remaining is not { } remaining || each <= TimeSpan.Zero) return finalists;
        return [.. finalists.Take(Math.Max(LeastFinalists, (int)Math.Min(remaining / each, int.MaxValue)))];
    }

    // Near the end of the budget batches get smaller, so that the last one does not run over.
    private int BatchSize()
    {
        if (_clock.Remaining is not { } remaining) return _options.BatchSize;
        var each = _results.MeanTime(contender => contender.Coarse);
        var left = remaining - FinalReserve();
        return each <= TimeSpan.Zero ? _options.BatchSize
            : (int)Math.Clamp(left / each, 1, _options.BatchSize);
    }

    // Final scores of few maps found by a long search are worth more than those of many found by none.
    private TimeSpan FinalReserve()
    {
        var wanted = FinalTime(_options.Finalists + _namedLeft.Count);
        return _options.Budget is { } budget && budget * LargestReserve < wanted ? budget * LargestReserve : wanted;
    }

    private TimeSpan FinalTime(int maps) => maps
        * (_results.MeanTime(contender => contender.Full) + _results.MeanTime(contender => contender.HeldOut));

    private void Note(Merge merge)
    {
        _results.Merges.Add(merge);
        _journal.Note(merge);
    }

    private void Note(DeadMap dead)
    {
        _results.Dead.Add(dead);
        _journal.Note(dead);
    }

    private SearchCounters Counters() => _results.Count(_enumerator.Counters) with { Proofs = _prover.Asked };

    private SynthesisProgress Snapshot() => new(
        _progress.Phase,
        Counters(),
        _queue.Count,
        Math.Max(_enumerator.CostLevel, 0),
        _results.Best(_metrics)?.ToScoredMap(),
        [.. _results.BestPerCost(_metrics).Select(contender => contender.ToScoredMap())],
        _progress.FinalsDone,
        _progress.FinalsPlanned,
        _clock.Elapsed,
        _clock.Remaining,
        _oracle.ForwardPasses,
        _races.Last);

    private SynthesisReport Report()
    {
        var rows = new Leaderboard(_metrics, _options.Seed).Rows(_results.Rows(_options.Finalists, _metrics));
        var complete = _queue.Select(contender => contender.Cost - 1).Append(_enumerator.CompleteCost).Min();
        return new SynthesisReport
        {
            GrammarName = _options.Grammar.Name,
            GrammarHash = _options.Grammar.Hash,
            OracleIdentity = _oracle.Identity,
            Objective = _metrics.Objective,
            Metrics = _metrics.All,
            Facts = _options.Facts,
            Seed = _options.Seed,
            SearchImages = _oracle.ImageCount(ImageSplit.Search),
            HeldOutImages = _oracle.ImageCount(ImageSplit.HeldOut),
            StopReason = _stop,
            Problem = _problem,
            CompleteUpToCost = complete < 0 ? null : complete,
            Counters = Counters(),
            Rows = rows,
            ParetoFront = ParetoFront.Of(rows, _metrics.Objective.HigherIsBetter),
            Scored = [.. _results.All.Where(contender => contender.Coarse is not null)
                .Select(contender => contender.ToScoredMap())],
            BestBaseline = rows.FirstOrDefault(row => row.Kind == RowKind.Baseline)?.Names[0],
            RungAgreement = RankCorrelation.Of([.. rows
                .Where(row => row.Fidelity == Fidelity.Full)
                .Where(row => !double.IsNaN(row.Score) && !double.IsNaN(row.CoarseScore))
                .Select(row => (row.CoarseScore, row.Score))]),
            Merges = _results.Merges,
            Collapses = _results.Collapses,
            Dead = _results.Dead,
            ForwardPasses = _oracle.ForwardPasses,
            Elapsed = _clock.Elapsed,
        };
    }
}

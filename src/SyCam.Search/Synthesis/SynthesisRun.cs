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
    private readonly IScoreOracle _oracle;
    private readonly SynthesisOptions _options;
    private readonly RunMetrics _metrics;
    private readonly RunJournal _journal;
    private readonly RunClock _clock;
    private readonly Scorer _scorer;
    private readonly CandidateRace _race;
    private readonly RunSchedule _schedule;
    private readonly TargetWatch _target;
    private readonly RememberingProver _prover;
    private readonly EquivalenceOracle _equivalence;
    private readonly ModelTable? _model;
    private readonly Enumerator _enumerator;
    private readonly OrderedCandidates _order;
    private readonly ProgressReporter _progress;
    private readonly RaceLog _races;
    private readonly RunResults _results = new();
    private readonly List<Contender> _queue = [];
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
        _scorer = new Scorer(oracle, metrics, journal, options.Time);
        var images = oracle.ImageCount(ImageSplit.Search);
        _races = new RaceLog(metrics, _clock);
        _race = new CandidateRace(options, metrics, _results, _scorer, _races, images);
        _schedule = new RunSchedule(options, _clock, _results, new SearchBudget(options, metrics, _scorer, images));
        _target = new TargetWatch(options.Beat, metrics, _results);
        _prover = new RememberingProver(prover, journal);
        var inputs = options.Grammar.Inputs.Select(input => input.Term).ToList();
        _equivalence = new EquivalenceOracle(
            _prover,
            new NormalForms(options.Facts, inputs),
            new ProbeEvaluator(new ProbeSet(options.Facts, options.Seed)));
        _model = options.ModelProbes is { } probes ? new ModelTable(probes) : null;
        _enumerator = new Enumerator(options.Grammar, options.Facts, options.MaxCost, options.Seed)
        {
            ExplainsDuplicates = true,
        };
        _order = new OrderedCandidates(_enumerator, options.Order, new ProbeModel(_results, metrics));
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
        NoteCoincidences(named, cancellation);
        foreach (var batch in named.Chunk(_options.CohortSize)) ScoreCoarse(batch, cancellation);
        var best = _results.Best(_metrics) ?? named.FirstOrDefault();
        if (_schedule.IsShort)
            _schedule.NamedLeft.AddRange(named.Where(contender => contender != best && contender != _target.Method));
        _progress.FinalsPlanned = named.Count - _schedule.NamedLeft.Count;
        foreach (var batch in named.Except(_schedule.NamedLeft).Chunk(_options.CohortSize)) ScoreFull(batch, cancellation);
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
        using var timer = _clock.StopBefore(_schedule.FinalReserve());
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timer.Token);
        var (cohort, limit) = _schedule.NextCohort();
        try
        {
            foreach (var candidate in _order.Candidates(_progress.Tick, deadline.Token))
            {
                if (cohort == 0) return limit;
                Take(candidate, deadline.Token);
                if (_queue.Count < cohort) continue;
                if (RaceQueue(cancellation)) return StopReason.TargetBeaten;
                (cohort, limit) = _schedule.NextCohort();
                deadline.Token.ThrowIfCancellationRequested();
            }

            if (RaceQueue(cancellation)) return StopReason.TargetBeaten;
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

    // True when the run has what it was to find.
    private bool RaceQueue(CancellationToken cancellation)
    {
        Contender[] cohort = [.. _queue];
        NoteCoincidences(cohort, cancellation);
        _race.Run(cohort, AfterBlock, cancellation);
        // Only now: what a run that is cut short had in its queue was not looked at.
        _results.Scored += cohort.Length;
        _results.NoteBest(_metrics, _scorer);
        _schedule.AddCohort(cohort.Length);
        _queue.Clear();
        while (_target.Challenger(cohort) is { } challenger)
        {
            ScoreSearchInFull([challenger], cancellation);
            AfterBlock();
            if (_target.IsBeatenBy(challenger)) return true;
        }

        return false;
    }

    // Equal on this model is no reason to leave a map out: it may differ on the next image.
    private void NoteCoincidences(IReadOnlyCollection<Contender> contenders, CancellationToken cancellation)
    {
        if (_model is null || contenders.Count == 0) return;
        _results.Coincidences.AddRange(
            _model.Add([.. contenders.Select(contender => contender.Map)], cancellation).OfType<Coincidence>());
    }

    private void AfterBlock()
    {
        _journal.Flush(_clock.Elapsed);
        _progress.Report();
    }

    private void ScoreCoarse(Contender[] batch, CancellationToken cancellation)
    {
        var scores = Score(batch, _metrics.SearchNames, ImageSplit.Search, Fidelity.Coarse, cancellation);
        for (var i = 0; i < batch.Length; i++) batch[i].SetCoarse(scores[i], _metrics);
        _results.NoteBest(_metrics, _scorer);
        AfterBlock();
    }

    // The search images decide the rank alone; the other metrics are for the images that nothing was chosen by.
    private void ScoreSearchInFull(Contender[] batch, CancellationToken cancellation)
    {
        var scores = Score(batch, _metrics.SearchNames, ImageSplit.Search, Fidelity.Full, cancellation);
        for (var i = 0; i < batch.Length; i++) batch[i].SetFull(scores[i], _metrics);
    }

    private void ScoreFull(Contender[] batch, CancellationToken cancellation)
    {
        ScoreSearchInFull(batch, cancellation);
        if (_oracle.ImageCount(ImageSplit.HeldOut) > 0)
        {
            var heldOut = Score(batch, _metrics.HeldOutNames, ImageSplit.HeldOut, Fidelity.Full, cancellation);
            for (var i = 0; i < batch.Length; i++) batch[i].HeldOut = heldOut[i];
        }

        _journal.Flush(_clock.Elapsed);
        _progress.FinalsDone += batch.Length;
        _progress.Report();
    }

    private IReadOnlyList<ScoreEntry> Score(
        Contender[] batch, IReadOnlyList<string> metrics, ImageSplit split, Fidelity fidelity,
        CancellationToken cancellation) => _scorer.Score(
            [.. batch.Select(contender => contender.Map)],
            new ScoreRequest(metrics, split, fidelity, 0, _oracle.ImageCount(split)),
            cancellation);

    private void ScoreFinalists(CancellationToken cancellation)
    {
        _progress.Phase = SynthesisPhase.Finals;
        var wanted = _schedule.Finals();
        _progress.FinalsPlanned = _progress.FinalsDone + wanted.Count;
        foreach (var batch in wanted.Chunk(_schedule.AffordableNow(_options.CohortSize)))
        {
            ScoreFull(batch, cancellation);
            _schedule.AddFinals(batch.Length);
        }
    }

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

    private SearchCounters Counters()
    {
        var counters = _results.Count(_enumerator.Counters);
        var never = counters.DeadProved + counters.DeadTested + counters.MergedProved + counters.MergedTested
            + counters.RacedOut;
        return counters with
        {
            Proofs = _prover.Asked,
            Evaluations = _scorer.Evaluations,
            PassesAsked = _scorer.Passes,
            PassesAvoided = (never * _oracle.ImageCount(ImageSplit.Search) * _metrics.SearchPasses(Fidelity.Full))
                - _race.PassesOfLosers,
        };
    }

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
        var board = new Leaderboard(_metrics, _options.Seed, _options.Thickness)
            .Build(_results.Rows(_options.Finalists, _options.Thickness, _metrics), _oracle);
        var complete = _queue.Select(contender => contender.Cost - 1)
            .Append(_enumerator.CompleteCost)
            .Append(_order.LeastWaiting - 1)
            .Min();
        return new SynthesisReport
        {
            GrammarName = _options.Grammar.Name,
            GrammarHash = _options.Grammar.Hash,
            OracleIdentity = _oracle.Identity,
            Objective = _metrics.Objective,
            Metrics = _metrics.All,
            Constraints = _metrics.Constraints,
            Race = _options.Race,
            Facts = _options.Facts,
            Seed = _options.Seed,
            SearchImages = _oracle.ImageCount(ImageSplit.Search),
            HeldOutImages = _oracle.ImageCount(ImageSplit.HeldOut),
            StopReason = _stop,
            Problem = _problem,
            CompleteUpToCost = complete < 0 ? null : complete,
            Counters = Counters(),
            Rows = board.Rows,
            ParetoFront = ParetoFront.Of(board.Rows, _metrics.Objective.HigherIsBetter),
            ThickFront = board.ThickFront,
            HeldOut = board.HeldOut,
            PerClass = board.PerClass,
            Target = _target.Outcome(board.Rows),
            Scored = [.. _results.All.Where(contender => contender.Coarse is not null)
                .Select(contender => contender.ToScoredMap())],
            Races = _races.Rows,
            Convergence = _results.Convergence,
            BestBaseline = board.BestBaseline,
            RungAgreement = RankCorrelation.Of([.. board.Rows
                .Where(row => row.Fidelity == Fidelity.Full)
                .Where(row => !double.IsNaN(row.Score) && !double.IsNaN(row.CoarseScore))
                .Select(row => (row.CoarseScore, row.Score))]),
            Merges = _results.Merges,
            Collapses = _results.Collapses,
            ModelCollapses = [.. _results.Coincidences
                .Where(item => board.Rows.Any(row => row.Map == item.Same))
                .Select(item => new ModelCollapse(
                    _results.LabelOf(item.Kept), _results.LabelOf(item.Same), item.Images, item.GreatestDifference))],
            Dead = _results.Dead,
            ForwardPasses = _oracle.ForwardPasses,
            Elapsed = _clock.Elapsed,
            Plan = _schedule.Done,
        };
    }
}

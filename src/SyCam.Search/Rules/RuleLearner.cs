using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Proving;

namespace SyCam.Search.Rules;

/// <summary>
/// Finds rules: mines candidates, and from the smallest on drops those that follow from rules found before or that random
/// tensors refute, makes the others as general as they hold, and proves them. What is left is minimal as far as
/// <see cref="RuleBook"/> sees.
/// </summary>
/// <param name="prover">Decides; may be called from several threads when more than one worker is asked for.</param>
/// <param name="time">The clock of the budget; the system's unless given.</param>
public sealed class RuleLearner(IProver prover, TimeProvider? time = null)
{
    private const int QuickTests = 200;
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly List<TermRule> _rules = [];
    private readonly List<TermRule> _tested = [];
    private readonly List<ProofAnswer> _answers = [];
    private int _derived;
    private int _refutedByTensors;
    private int _refutedByProver;

    /// <summary>Learns; once for each object.</summary>
    public LearnReport Learn(LearnOptions options, IProgress<LearnProgress>? progress, CancellationToken cancellation)
    {
        var start = _time.GetTimestamp();
        var (candidates, forms) = Mine(options, progress, cancellation);
        var complete = 0;
        foreach (var group in candidates.GroupBy(item => (item.Stage, Size: SizeOf(item.Rule))).OrderBy(group => group.Key))
        {
            if (options.Budget is { } budget && _time.GetElapsedTime(start) > budget) break;
            progress?.Report(new LearnProgress(group.Key.Size, candidates.Count, _rules.Count, $"{group.Count()} candidates"));
            Learn([.. group.Select(item => item.Rule)], options, cancellation);
            complete = group.Key.Size;
        }

        var found = _rules.Count;
        progress?.Report(new LearnProgress(complete, candidates.Count, found, "dropping what follows from the others"));
        Minimize(options.Workers, cancellation);
        var names = new RuleNames();
        return new LearnReport
        {
            Rules = [.. _rules.Select(rule => rule with { Name = names.Next(rule.Left) })],
            Tested = [.. _tested.Select(rule => rule with { Name = names.Next(rule.Left) })],
            Forms = forms,
            Candidates = candidates.Count,
            Derived = _derived,
            RefutedByTensors = _refutedByTensors,
            RefutedByProver = _refutedByProver,
            Dropped = found - _rules.Count,
            Answers = _answers,
            CompleteSize = complete,
        };
    }

    private static int SizeOf(TermRule rule) => TermParts.SizeOf(rule.Left) + TermParts.SizeOf(rule.Right);

    private static (List<(int Stage, TermRule Rule)> Candidates, int Forms) Mine(
        LearnOptions options, IProgress<LearnProgress>? progress, CancellationToken cancellation)
    {
        var all = new List<(int Stage, TermRule Rule)>();
        var seen = new HashSet<string>();
        var forms = 0;
        foreach (var theme in options.Themes)
        {
            progress?.Report(new LearnProgress(0, all.Count, 0, $"enumerating: {theme.Name}"));
            var miner = new RuleMiner(theme, options.Seed);
            foreach (var rule in miner.Mine(cancellation))
            {
                if (SizeOf(rule) > theme.MaxSize) continue;
                var renamed = RuleGeneralizer.Renamed(rule);
                if (seen.Add(renamed.Statement)) all.Add((theme.Stage, renamed));
            }

            forms += miner.Forms;
        }

        return (all, forms);
    }

    private void Learn(List<TermRule> group, LearnOptions options, CancellationToken cancellation)
    {
        var known = _rules.ToArray();
        var isOpen = new bool[group.Count];
        var isRefuted = new bool[group.Count];
        Each(group.Count, options.Workers, known, (book, i) =>
        {
            isRefuted[i] = RuleTester.FindFailure(group[i], QuickTests, options.Seed) is not null;
            isOpen[i] = !isRefuted[i] && !Follows(book, group[i]);
        }, cancellation);
        var open = group.Where((_, i) => isOpen[i]).ToList();
        _refutedByTensors += isRefuted.Count(value => value);
        _derived += group.Count - open.Count - isRefuted.Count(value => value);
        var generalizer = new RuleGeneralizer(QuickTests, options.Seed);
        var book = new RuleBook(_rules);
        foreach (var candidate in open.OrderBy(rule => rule.Conditions.All.Count))
        {
            cancellation.ThrowIfCancellationRequested();
            var rule = generalizer.Generalize(candidate);
            var before = _rules.Count;
            if (_rules.Exists(other => other.Statement == rule.Statement) || Follows(book, rule)) _derived++;
            else if (RuleTester.FindFailure(rule, options.Tests, options.Seed + 1) is not null) _refutedByTensors++;
            else Decide(rule, options.Tests, cancellation);
            if (_rules.Count > before) book = new RuleBook(_rules);
        }
    }

    private void Decide(TermRule rule, int tests, CancellationToken cancellation)
    {
        var answer = RuleProof.Prove(prover, rule, cancellation);
        cancellation.ThrowIfCancellationRequested();
        _answers.Add(answer);
        if (answer.Status == ProofStatus.Proved) _rules.Add(rule with { Status = RuleProof.StatusOf(answer) });
        else if (answer.Status == ProofStatus.Refuted) _refutedByProver++;
        else if (!_tested.Exists(other => other.Statement == rule.Statement))
            _tested.Add(rule with { Status = RuleStatus.Tested(tests) });
    }

    // From the last on, so that the smaller rules stay.
    private void Minimize(int workers, CancellationToken cancellation)
    {
        var suspects = new bool[_rules.Count];
        Each(_rules.Count, workers, [], (_, i) =>
            suspects[i] = Follows(new RuleBook([.. _rules.Where((_, k) => k != i)]), _rules[i]), cancellation);
        for (var i = _rules.Count - 1; i >= 0; i--)
        {
            var others = new RuleBook([.. _rules.Where((_, k) => k != i)]);
            if (suspects[i] && Follows(others, _rules[i])) _rules.RemoveAt(i);
        }

        _tested.RemoveAll(rule => Follows(new RuleBook(_rules), rule));
    }

    private static bool Follows(RuleBook book, TermRule rule) =>
        book.Join(rule.Left, rule.Right, rule.Conditions) is not null;

    // A book is used by one thread, so each worker has its own.
    private static void Each(
        int count, int workers, IReadOnlyList<TermRule> rules, Action<RuleBook, int> visit, CancellationToken cancellation) =>
        Parallel.For(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation },
            () => new RuleBook(rules),
            (i, _, book) =>
            {
                visit(book, i);
                return book;
            },
            _ => { });
}

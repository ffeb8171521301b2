using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Probing;

namespace SyCam.Search.Enumeration;

/// <summary>
/// Enumerates a grammar from the leaves up, one cost after the other. A term is kept once: by normal form, then by its
/// values on the probes. The representative is the cheapest term, of those the first by <see cref="Term.CompareTo"/>.
/// The same arguments give the same candidates in the same order. Used by one thread.
/// </summary>
public sealed class Enumerator
{
    private const int BuildsBetweenChecks = 256;
    private const long MaxValueBytes = 1L << 30;

    private readonly NormalForms _forms;
    private readonly ProbeEvaluator _evaluator;
    private readonly ConstraintChecker _constraints;
    private readonly NonterminalBank[] _banks;
    private readonly int[] _order;
    private readonly int? _maxCost;
    private readonly int _greatestStep;
    private readonly int _greatestArity;
    private readonly ReachCosts _reach;
    private readonly HashSet<Term> _finished = [];
    private Action _tick = static () => { };
    private List<BankEntry> _level = [];
    private int _place;
    private long _tried;
    private long _valueBytes;
    private long _built;
    private long _formDuplicates;
    private long _valueDuplicates;
    private long _excluded;
    private long _overflowed;
    private long _distinct;
    private long _maps;

    /// <summary>An enumeration that has not begun.</summary>
    /// <param name="grammar">The grammar; its <c>max_cost</c> holds besides <paramref name="maxCost"/>.</param>
    /// <param name="facts">What normal forms and probes may use of the inputs.</param>
    /// <param name="maxCost">The greatest cost, or null.</param>
    /// <param name="seed">The seed of the probes.</param>
    /// <exception cref="ArgumentException">Nonterminals derive each other at no cost, so that a level has no end.
    /// </exception>
    public Enumerator(GrammarDefinition grammar, FactSet facts, int? maxCost = null, int seed = 0)
        : this(
            grammar,
            new NormalForms(facts, grammar.Inputs.Select(input => input.Term)),
            new ProbeEvaluator(new ProbeSet(facts, seed)),
            maxCost)
    {
    }

    internal Enumerator(GrammarDefinition grammar, NormalForms forms, ProbeEvaluator evaluator, int? maxCost)
    {
        _forms = forms;
        _evaluator = evaluator;
        _constraints = new ConstraintChecker(grammar.Constraints);
        var limits = new[] { maxCost, grammar.Constraints.MaxCost }.OfType<int>().ToList();
        _maxCost = limits.Count == 0 ? null : limits.Min();
        var index = grammar.Nonterminals.Select((nonterminal, i) => (nonterminal.Name, i))
            .ToDictionary(pair => pair.Name, pair => pair.i);
        var units = grammar.HasConditions ? grammar.Inputs.Where(input => input.Unit is not null)
            .ToDictionary(input => input.Name, input => input.Unit!) : null;
        _banks = [.. grammar.Nonterminals.Select(nonterminal => new NonterminalBank(nonterminal.Name, nonterminal.Type,
            [.. nonterminal.Productions.Select(
                rule => new CompiledProduction(rule, nonterminal.Type, index, units))]))];
        _order = FreeOrder(_banks);
        var productions = _banks.SelectMany(bank => bank.Productions).ToList();
        _greatestStep = productions.Max(production => production.Cost);
        _greatestArity = productions.Max(production => production.Holes.Length);
        _reach = new ReachCosts(_banks);
    }

    /// <summary>The cost whose level is being built; -1 before the first.</summary>
    public int CostLevel { get; private set; } = -1;

    /// <summary>The cost up to which all candidates were handed out; -1 before the first level's end.</summary>
    public int CompleteCost { get; private set; } = -1;

    /// <summary>True when the grammar has no further term at any cost.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>What was built so far.</summary>
    public SearchCounters Counters => new()
    {
        Built = _built,
        NormalFormDuplicates = _formDuplicates,
        ValueDuplicates = _valueDuplicates,
        Excluded = _excluded,
        Overflowed = _overflowed,
        Distinct = _distinct,
        Maps = _maps,
    };

    /// <summary>The finished maps by rising cost; to be enumerated once.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; a level that was not finished is lost.</exception>
    public IEnumerable<Candidate> Candidates(CancellationToken cancellation = default) =>
        Candidates(static () => { }, cancellation);

    /// <summary>True when the cost of the last candidate has a further one; looking builds nothing.</summary>
    internal bool HasMoreOfCost
    {
        get
        {
            for (var i = _place + 1; i < _level.Count; i++)
            {
                var entry = _level[i];
                if (_constraints.AllowsFinished(entry.Term) && (entry.Unit is null || !_finished.Contains(entry.Term)))
                    return true;
            }

            return false;
        }
    }

    /// <param name="tick">Called every few hundred builds.</param>
    /// <param name="cancellation">Ends the enumeration.</param>
    internal IEnumerable<Candidate> Candidates(Action tick, CancellationToken cancellation)
    {
        _tick = tick;
        var highest = 0;
        var hasPassedOver = false;
        for (var cost = 0; _maxCost is null || cost <= _maxCost; cost++)
        {
            if (cost > _greatestStep + (_greatestArity * highest))
            {
                // Nothing that was built makes more; what was passed over could, beyond the limit.
                IsExhausted = !hasPassedOver;
                CompleteCost = _maxCost ?? CompleteCost;
                yield break;
            }

            CostLevel = cost;
            foreach (var i in _order)
            {
                if (IsWithin(cost, _reach.ToFinish[i])) BuildLevel(_banks[i], cost, cancellation);
                else hasPassedOver = true;
            }

            if (_banks.Any(bank => bank.Level(cost).Count > 0)) highest = cost;
            _level = _banks[0].Level(cost);
            for (_place = 0; _place < _level.Count; _place++)
            {
                var entry = _level[_place];
                if (!_constraints.AllowsFinished(entry.Term))
                {
                    _excluded++;
                    continue;
                }

                // With units, one map may have been kept for several of them.
                if (entry.Unit is not null && !_finished.Add(entry.Term))
                {
                    _formDuplicates++;
                    continue;
                }

                _maps++;
                yield return new Candidate(entry.Term, entry.Derive(), cost);
            }

            CompleteCost = cost;
        }
    }

    // A production without cost needs the finished level of what fills its holes: those nonterminals come first.
    private static int[] FreeOrder(NonterminalBank[] banks)
    {
        var order = new List<int>();
        var state = new int[banks.Length];
        void Visit(int i)
        {
            if (state[i] == 2) return;
            if (state[i] == 1)
                throw new ArgumentException($"{banks[i].Name} derives itself at no cost", nameof(banks));
            state[i] = 1;
            foreach (var hole in banks[i].Productions.Where(rule => rule.Cost == 0).SelectMany(rule => rule.Holes))
                Visit(hole);
            state[i] = 2;
            order.Add(i);
        }

        for (var i = 0; i < banks.Length; i++) Visit(i);
        return [.. order];
    }

    private void BuildLevel(NonterminalBank bank, int cost, CancellationToken cancellation)
    {
        var result = new double[_evaluator.Probes.Length(bank.Type)];
        foreach (var production in bank.Productions)
        {
            var budget = cost - production.Cost;
            if (budget < 0 || (production.Holes.Length == 0 && budget != 0)) continue;
            var parts = new BankEntry[production.Holes.Length];
            var values = new double[parts.Length][];
            FillHoles(bank, production, 0, budget, parts, values, result, cancellation);
        }
    }

    private void FillHoles(
        NonterminalBank bank, CompiledProduction production, int hole, int budget, BankEntry[] parts,
        double[][] values, double[] result, CancellationToken cancellation)
    {
        if (hole == parts.Length)
        {
            if (_tried++ % BuildsBetweenChecks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                _tick();
            }

            if (production.TryGetUnit(parts, out var unit)) Build(bank, production, parts, unit, values, result);
            return;
        }

        var isLast = hole == parts.Length - 1;
        var isSwapped = hole == 1 && production.IsCommutative;
        for (var cost = isLast ? budget : 0; cost <= budget; cost++)
        {
            if (isSwapped && cost < parts[0].Cost) continue;
            var level = _banks[production.Holes[hole]].Level(cost);
            var first = isSwapped && cost == parts[0].Cost ? level.IndexOf(parts[0]) : 0;
            for (var i = first; i < level.Count; i++)
            {
                parts[hole] = level[i];
                values[hole] = ValuesOf(level[i]);
                FillHoles(bank, production, hole + 1, budget - cost, parts, values, result, cancellation);
            }
        }
    }

    private void Build(
        NonterminalBank bank, CompiledProduction production, BankEntry[] parts, Unit? unit, double[][] values,
        double[] result)
    {
        _built++;
        Term term;
        try
        {
            term = production.Instantiate(_forms, parts);
        }
        catch (OverflowException)
        {
            _overflowed++;
            return;
        }

        if (!bank.Seen.Add((term, unit)))
        {
            _formDuplicates++;
            return;
        }

        if (!_constraints.Allows(term))
        {
            _excluded++;
            return;
        }

        production.Evaluate(_evaluator, values, result);
        var key = (Fingerprint.Of(result), unit);
        if (bank.ByValue.TryGetValue(key, out var equal))
        {
            _valueDuplicates++;
            if (equal.Cost != CostLevel || equal.Term.CompareTo(term) <= 0) return;
            equal.Term = term;
            equal.Production = production;
            equal.Parts = [.. parts];
            return;
        }

        var entry = new BankEntry(CostLevel)
        {
            Term = term,
            Production = production,
            Unit = unit,
            Parts = [.. parts],
            Values = KeepsValues(bank) ? [.. result] : null,
        };
        if (entry.Values is not null) _valueBytes += result.Length * sizeof(double);
        bank.ByValue.Add(key, entry);
        bank.Level(CostLevel).Add(entry);
        _distinct++;
    }

    // Values that no production of a later level uses, or that there is no room for, are computed again when needed.
    private bool KeepsValues(NonterminalBank bank) =>
        _valueBytes < MaxValueBytes && IsWithin(CostLevel, _reach.ToLaterUse[Array.IndexOf(_banks, bank)]);

    private bool IsWithin(int cost, int? more) => more is { } needed && (_maxCost is null || cost + needed <= _maxCost);

    private double[] ValuesOf(BankEntry entry)
    {
        if (entry.Values is not null) return entry.Values;
        var result = new double[_evaluator.Probes.Length(entry.Production.Type)];
        entry.Production.Evaluate(_evaluator, [.. entry.Parts.Select(ValuesOf)], result);
        return result;
    }
}

using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Probing;

namespace SyCam.Search.Enumeration;

/// <summary>
/// Enumerates a grammar from the leaves up, one cost after the other. Of the terms that are equal on every probe the
/// first one built is kept, which is one of the least cost; only kept terms become parts of others. The same arguments
/// give the same candidates in the same order, whatever the number of threads. Used by one thread.
/// </summary>
public sealed class Enumerator
{
    private const int BuildsPerBlock = 2048;
    private const int BlocksPerThread = 4;
    private const long MaxValueBytes = 1L << 29;

    // Where nothing looks beyond one place a probe is one place, and more of them cost no more.
    private const int Probes = 64;
    private const int ProbesOfOnePlace = 128;

    private readonly NormalForms _forms;
    private readonly ProbeEvaluator _evaluator;
    private readonly ConstraintChecker _constraints;
    private readonly TermBank[] _banks;
    private readonly BlockBuilder[] _builders;
    private readonly int[] _order;
    private readonly int? _maxCost;
    private readonly int _greatestStep;
    private readonly int _greatestArity;
    private readonly ReachCosts _reach;
    private readonly Dictionary<Unit, ulong> _unitNumbers = [];
    private readonly HashSet<Fingerprint> _finished = [];
    private long _valueBytes;
    private long _built;
    private long _formDuplicates;
    private long _valueDuplicates;
    private long _excluded;
    private long _overflowed;
    private long _maps;

    /// <summary>An enumeration that has not begun.</summary>
    /// <param name="grammar">The grammar; its <c>max_cost</c> holds besides <paramref name="maxCost"/>.</param>
    /// <param name="facts">What normal forms and probes may use of the inputs.</param>
    /// <param name="maxCost">The greatest cost, or null.</param>
    /// <param name="seed">The seed of the probes.</param>
    /// <param name="threads">How many threads build terms; 0, the default: as many as the machine has.</param>
    /// <param name="probes">On how many probes terms are compared; 0, the default: as many as are enough.</param>
    /// <exception cref="ArgumentException">Nonterminals derive each other at no cost, so that a level has no end.
    /// </exception>
    public Enumerator(
        GrammarDefinition grammar, FactSet facts, int? maxCost = null, int seed = 0, int threads = 0, int probes = 0)
    {
        _forms = new NormalForms(facts, grammar.Inputs.Select(input => input.Term));
        _evaluator = new ProbeEvaluator(IsPointwise(grammar)
            ? ProbeSet.OfOnePlace(facts, seed, probes > 0 ? probes : ProbesOfOnePlace)
            : new ProbeSet(facts, seed, probes > 0 ? probes : Probes));
        // From here on several threads read them.
        foreach (var input in grammar.Inputs) _evaluator.Probes.Values(input.Term);
        _constraints = new ConstraintChecker(grammar.Constraints);
        var limits = new[] { maxCost, grammar.Constraints.MaxCost }.OfType<int>().ToList();
        _maxCost = limits.Count == 0 ? null : limits.Min();
        _banks = Compile(grammar, _evaluator);
        var productions = _banks.SelectMany(bank => bank.Productions).ToList();
        _greatestStep = productions.Max(production => production.Cost);
        _greatestArity = productions.Max(production => production.Holes.Length);
        _order = FreeOrder(_banks);
        _reach = new ReachCosts(_banks);
        // A term that a constraint or a unit keeps out cannot stand for one that it equals.
        var usesLaws = !_constraints.LooksInside && !grammar.HasConditions;
        _builders = [.. Enumerable.Range(0, threads > 0 ? threads : Environment.ProcessorCount)
            .Select(_ => new BlockBuilder(_banks, _evaluator, usesLaws))];
    }

    /// <summary>Whether each term that equals an earlier one on the probes is asked for its normal form, which then
    /// proves it or does not; the counters tell. Takes most of the time of an enumeration; false by default.</summary>
    public bool ExplainsDuplicates { get; init; }

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
        Distinct = _banks.Sum(bank => (long)bank.Count),
        Maps = _maps,
    };

    /// <summary>The finished maps by rising cost; to be enumerated once, and not besides the levels.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; a level that was not finished is lost.</exception>
    public IEnumerable<Candidate> Candidates(CancellationToken cancellation = default) =>
        Candidates(static () => { }, cancellation);

    /// <summary>True when the cost of the last candidate has a further one; looking builds nothing.</summary>
    internal bool HasMoreOfCost { get; private set; }

    /// <summary>Builds one level after the other without making an expression of any term: each cost when all its terms
    /// are there. For measuring what a grammar holds.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IEnumerable<int> Levels(CancellationToken cancellation = default) => Levels(static () => { }, cancellation);

    /// <param name="tick">Called now and then.</param>
    /// <param name="cancellation">Ends the enumeration.</param>
    internal IEnumerable<Candidate> Candidates(Action tick, CancellationToken cancellation)
    {
        foreach (var cost in Levels(tick, cancellation))
        {
            var (first, end) = _banks[0].Level(cost);
            Candidate? waiting = null;
            for (var term = first; term < end; term++)
            {
                if (Finish(term, cost) is not { } next) continue;
                HasMoreOfCost = true;
                if (waiting is not null) yield return waiting;
                (waiting, HasMoreOfCost) = (next, false);
                _maps++;
            }

            if (waiting is not null) yield return waiting;
        }
    }

    private IEnumerable<int> Levels(Action tick, CancellationToken cancellation)
    {
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
            foreach (var bank in _banks) bank.StartLevel();
            foreach (var i in _order)
            {
                if (_reach.ToFinish[i] is { } more && (_maxCost is null || cost + more <= _maxCost))
                    BuildLevel(_banks[i], cost, tick, cancellation);
                else hasPassedOver = true;
            }

            if (_banks.Any(bank => bank.Level(cost) is var (first, end) && first < end)) highest = cost;
            yield return cost;
            CompleteCost = cost;
        }
    }

    private static bool IsPointwise(GrammarDefinition grammar) => grammar.Nonterminals
        .SelectMany(nonterminal => nonterminal.Productions).SelectMany(production => production.Template.SubTerms())
        .All(term => term.Operator.Shape is OperatorShape.Leaf or OperatorShape.Pointwise);

    private static TermBank[] Compile(GrammarDefinition grammar, ProbeEvaluator evaluator)
    {
        var index = grammar.Nonterminals.Select((nonterminal, i) => (nonterminal.Name, i))
            .ToDictionary(pair => pair.Name, pair => pair.i);
        var units = grammar.HasConditions ? grammar.Inputs.Where(input => input.Unit is not null)
            .ToDictionary(input => input.Name, input => input.Unit!) : null;
        var count = 0;
        return [.. grammar.Nonterminals.Select(nonterminal => new TermBank(nonterminal.Name, nonterminal.Type,
            [.. nonterminal.Productions.Select(rule =>
                new CompiledProduction(rule, nonterminal.Type, count++, index, units, evaluator))]))];
    }

    // A production without cost needs the finished level of what fills its holes: those nonterminals come first.
    private static int[] FreeOrder(TermBank[] banks)
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

    // Several threads build the values of some blocks, then one takes them in.
    private void BuildLevel(TermBank bank, int cost, Action tick, CancellationToken cancellation)
    {
        foreach (var blocks in new LevelBlocks(_banks, BuildsPerBlock).Of(bank, cost)
            .Chunk(_builders.Length * BlocksPerThread))
        {
            cancellation.ThrowIfCancellationRequested();
            tick();
            var next = -1;
            void Work(int worker)
            {
                while (Interlocked.Increment(ref next) is var i && i < blocks.Length) _builders[worker].Build(blocks[i]);
            }

            if (blocks.Length == 1 || _builders.Length == 1) Work(0);
            else Parallel.For(0, Math.Min(_builders.Length, blocks.Length), Work);
            foreach (var block in blocks) TakeIn(bank, block);
        }

        if (_maxCost is null || cost * 2 <= _maxCost) KeepValues(bank);
    }

    private void TakeIn(TermBank bank, TermBlock block)
    {
        _built += block.Count;
        for (var i = 0; i < block.Count; i++)
        {
            var unit = block.UnitOf(i);
            var value = unit is null ? block.ValueOf(i) : block.ValueOf(i).With(NumberOf(unit));
            if (bank.Find(value) is >= 0 and var equal)
            {
                if (ExplainsDuplicates && IsSameForm(bank, equal, block, i)) _formDuplicates++;
                else _valueDuplicates++;
                continue;
            }

            if (_constraints.LooksInside)
            {
                if (FormOf(block.Production, block.PartsOf(i)) is not { } form)
                {
                    _overflowed++;
                    continue;
                }

                if (!_constraints.Allows(form))
                {
                    _excluded++;
                    continue;
                }
            }

            bank.Add(value, block.Production, block.PartsOf(i), unit);
        }
    }

    // Only what is no more than half of a finished map's cost stands beside a part of greater cost, whose values are
    // computed once for all that go with it.
    private void KeepValues(TermBank bank)
    {
        var size = _evaluator.Probes.Length(bank.Type);
        for (var term = bank.Kept.Count; term < bank.Count && _valueBytes < MaxValueBytes; term++)
        {
            var values = new ProbeValues(size);
            _builders[0].Compute(bank, term, values);
            bank.Keep(values);
            _valueBytes += size * (sizeof(double) + sizeof(ulong));
        }
    }

    private ulong NumberOf(Unit unit)
    {
        if (!_unitNumbers.TryGetValue(unit, out var number))
            _unitNumbers.Add(unit, number = (ulong)_unitNumbers.Count + 1);
        return number;
    }

    private Candidate? Finish(int term, int cost)
    {
        var bank = _banks[0];
        if (FormOf(bank, term) is not { } map)
        {
            _overflowed++;
            return null;
        }

        if (!_constraints.AllowsFinished(map))
        {
            _excluded++;
            return null;
        }

        // With units, one map may have been kept for several of them.
        if (bank.UnitOf(term) is not null && !_finished.Add(_evaluator.Evaluate(map).Fingerprint))
        {
            _valueDuplicates++;
            return null;
        }

        return new Candidate(map, Derive(bank, term), cost);
    }

    private bool IsSameForm(TermBank bank, int kept, TermBlock block, int index) =>
        FormOf(bank, kept) is { } form && form.Equals(FormOf(block.Production, block.PartsOf(index)));

    private Term? FormOf(TermBank bank, int term)
    {
        if (bank.Forms.TryGetValue(term, out var known)) return known;
        var form = FormOf(bank.ProductionOf(term), bank.PartsOf(term));
        if (form is not null) bank.Forms.Add(term, form);
        return form;
    }

    // Null where a coefficient does not fit into 64 bits.
    private Term? FormOf(CompiledProduction production, ReadOnlySpan<int> parts)
    {
        var forms = new Term[parts.Length];
        for (var i = 0; i < forms.Length; i++)
        {
            if (FormOf(_banks[production.Holes[i]], parts[i]) is not { } form) return null;
            forms[i] = form;
        }

        try
        {
            return production.Instantiate(_forms, forms);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private Term Derive(TermBank bank, int term)
    {
        var production = bank.ProductionOf(term);
        var parts = bank.PartsOf(term).ToArray();
        return production.Derive(
            [.. parts.Select((part, i) => FormOf(_banks[production.Holes[i]], part)!)],
            hole => Derive(_banks[production.Holes[hole]], parts[hole]));
    }
}

using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Enumeration;
using SyCam.Search.Probing;

namespace SyCam.Search.Rules;

/// <summary>
/// Enumerates terms by their number of operators and yields those that have the values of an earlier one on every probe,
/// up to a number, though their normal forms differ. Only the first term of each value is built on.
/// </summary>
internal sealed class RuleMiner
{
    private const int GreatestNumber = 64;
    private const string One = "1";
    private readonly MiningTheme _theme;
    private readonly FactSet _facts;
    private readonly bool _hasOne;
    private readonly NormalForms _forms;
    private readonly ProbeEvaluator _evaluator;
    private readonly List<Operator> _operators;
    private readonly HashSet<Term> _seen = [];
    private readonly Dictionary<Fingerprint, Entry> _first = [];
    private readonly List<List<Entry>> _levels = [];

    public RuleMiner(MiningTheme theme, int seed)
    {
        _theme = theme;
        var names = theme.Variables.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        _hasOne = names.Contains(One);
        Variables = [.. names.Where(name => name != One).Select(name => RuleVariables.Find(name)
            ?? throw new ArgumentException($"there is no variable '{name}'", nameof(theme)))];
        _facts = theme.NonNegative
            ? new FactSet(Variables.Select(variable => new Fact(FactKind.NonNegative, variable.Name)))
            : FactSet.None;
        _operators = [.. theme.Operators.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => Operators.FindFunction(name)
            ?? throw new ArgumentException($"there is no operator '{name}'", nameof(theme)))];
        _forms = new NormalForms(_facts, Variables);
        _evaluator = new ProbeEvaluator(new ProbeSet(_facts, seed));
    }

    /// <summary>The variables of the theme.</summary>
    public IReadOnlyList<Term> Variables { get; }

    /// <summary>The number of normal forms looked at.</summary>
    public int Forms => _seen.Count;

    /// <summary>Pairs of terms with equal values, the greater one first, under the theme's conditions.</summary>
    public IEnumerable<TermRule> Mine(CancellationToken cancellation)
    {
        for (var level = 0; level <= _theme.MaxOperators; level++)
        {
            _levels.Add([]);
            foreach (var (head, operands) in level == 0 ? Leaves() : Built(level))
            {
                cancellation.ThrowIfCancellationRequested();
                if (Look(head, operands, level) is { } rule) yield return rule;
            }
        }
    }

    private IEnumerable<(Term Head, Entry[] Operands)> Leaves() =>
        (_hasOne ? Variables.Append(_forms.One) : Variables).Select(leaf => (leaf, Array.Empty<Entry>()));

    private IEnumerable<(Term Head, Entry[] Operands)> Built(int level)
    {
        foreach (var op in _operators.Where(op => op.MaxArity == 1))
            foreach (var operand in _levels[level - 1])
                foreach (var signed in new[] { operand, Opposite(operand) })
                    if (Head(op, signed.Form) is { } head) yield return (head, [signed]);

        for (var i = 0; i < level; i++)
            foreach (var left in _levels[i])
                foreach (var right in _levels[level - 1 - i])
                    foreach (var pair in Pairs(left, right, both: i <= level - 1 - i)) yield return pair;
    }

    private IEnumerable<(Term Head, Entry[] Operands)> Pairs(Entry left, Entry right, bool both)
    {
        if (_operators.Contains(Operators.Div0) && Head(Operators.Div0, left.Form, right.Form) is { } quotient)
            yield return (quotient, [left, right]);
        if (!both) yield break;
        if (Head(Operators.Add, left.Form, right.Form) is { } sum) yield return (sum, [left, right]);
        var opposite = Opposite(right);
        if (Head(Operators.Add, left.Form, opposite.Form) is { } difference) yield return (difference, [left, opposite]);
        if (Head(Operators.Mul, left.Form, right.Form) is { } product) yield return (product, [left, right]);
    }

    private static Term? Head(Operator op, params Term[] operands) =>
        op.ResultType(operands.Select(operand => operand.Type)) is not null
        && op.TryGetLayer(operands.Select(operand => operand.Layer), out _)
            ? Term.Of(op, operands)
            : null;

    private Entry Opposite(Entry entry)
    {
        var values = new ProbeValues(entry.Values.Length);
        LaneOperations.Negation.Run(entry.Values.Lanes, entry.Values.Lanes, values.Lanes);
        return new Entry(_forms.Normalize(TermParts.Times(-Rational.One, entry.Form)), values);
    }

    private TermRule? Look(Term head, Entry[] operands, int level)
    {
        var form = _forms.Make(head, [.. operands.Select(operand => operand.Form)]);
        // A number in front makes no other term; 0 is only the value of what is 0.
        var number = TermParts.Coefficient(form);
        if (number.IsZero || !_seen.Add(TermParts.Core(TermParts.Factors(form)))) return null;
        var values = new ProbeValues(_evaluator.Probes.Length(head.Type));
        _evaluator.Apply(head, [.. operands.Select(operand => operand.Values)], values);
        var all = new ProbeValues(_evaluator.Probes.Length(TermType.Features));
        _evaluator.Broadcast(head.Type, values, TermType.Features, all);
        if (!Array.TrueForAll(all.Approximate, double.IsFinite)) return null;
        var entry = new Entry(form, values);
        if (Unit(all) is not { } scale) return new TermRule("", form, _forms.Zero, _facts, null);
        var factor = Residue.Inverse(scale.Residue);
        var key = Fingerprint.Of(Array.ConvertAll(all.Residues, value => Residue.Multiply(value, factor)));
        if (!_first.TryGetValue(key, out var first))
        {
            _first.Add(key, entry with { Scale = scale.Approximate });
            // A head may have axes that its normal form lost; operands are taken with the axes of their form.
            if (level < _theme.MaxOperators) _levels[level].Add(entry with { Values = _evaluator.Evaluate(form) });
            return null;
        }

        return Ratio(scale.Approximate / first.Scale) is { } ratio
            ? new TermRule("", form, _forms.Normalize(TermParts.Times(ratio, first.Form)), _facts, null)
            : null;
    }

    // The first value that is not 0, so that terms are compared up to a number.
    private static ProbeNumber? Unit(ProbeValues values)
    {
        var at = Array.FindIndex(values.Residues, value => value != 0);
        return at < 0 ? null : new ProbeNumber(values.Approximate[at], values.Residues[at]);
    }

    private static Rational? Ratio(double value)
    {
        for (var denominator = 1; denominator <= GreatestNumber; denominator++)
        {
            var numerator = Math.Round(value * denominator);
            if (Math.Abs(numerator) <= GreatestNumber && Math.Abs((numerator / denominator) - value) <= 1e-9 * Math.Abs(value))
                return new Rational((long)numerator, denominator);
        }

        return null;
    }

    private sealed record Entry(Term Form, ProbeValues Values)
    {
        public double Scale { get; init; } = 1;
    }
}

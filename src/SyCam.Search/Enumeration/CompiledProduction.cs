using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Probing;

namespace SyCam.Search.Enumeration;

/// <summary>A production prepared for use: what fills its holes, how its value and its normal form are made.</summary>
internal sealed class CompiledProduction
{
    private readonly Dictionary<Term, double[]> _scratch = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyDictionary<string, Unit>? _units;
    private readonly UnitCondition? _condition;

    /// <param name="production">The production.</param>
    /// <param name="type">The type of its nonterminal.</param>
    /// <param name="nonterminals">The number of each nonterminal.</param>
    /// <param name="units">The units of the inputs; null where no production has a condition on units.</param>
    public CompiledProduction(
        Production production, TermType type, IReadOnlyDictionary<string, int> nonterminals,
        IReadOnlyDictionary<string, Unit>? units)
    {
        _units = units;
        _condition = production.Condition;
        Template = production.Template;
        Type = type;
        Cost = production.Cost;
        Holes = [.. production.Holes.Select(hole => nonterminals[hole.Name])];
        IsCommutative = production.IsCommutative && Holes.Length == 2 && Holes[0] == Holes[1];
    }

    public Term Template { get; }

    /// <summary>The type of the nonterminal; the template's has the same axes or fewer.</summary>
    public TermType Type { get; }

    public int Cost { get; }

    /// <summary>The nonterminal of each hole.</summary>
    public int[] Holes { get; }

    public bool IsCommutative { get; }

    /// <summary>Whether the units of the parts meet the condition, and the unit that they give together: null where
    /// units do not matter.</summary>
    public bool TryGetUnit(BankEntry[] parts, out Unit? unit)
    {
        unit = null;
        if (_units is null) return true;
        Unit? Leaf(Term leaf) =>
            leaf.Operator == Operators.Hole ? parts[leaf.Parameter].Unit : _units.GetValueOrDefault(leaf.Name);
        if (_condition is not null && !(Units.Of(Template.Children[0], Leaf) is { } left
            && Units.Of(Template.Children[1], Leaf) is { } right && _condition.Holds(left, right))) return false;
        unit = Units.Of(Template, Leaf);
        return true;
    }

    /// <summary>The normal form of the template with its holes filled.</summary>
    public Term Instantiate(NormalForms forms, ReadOnlySpan<BankEntry> parts) => Instantiate(forms, Template, parts);

    /// <summary>The template with its holes filled by normal forms, itself not normalised.</summary>
    public Term Derive(BankEntry[] parts) => Fill(Template, parts);

    /// <summary>The values of the template over the values of what fills its holes.</summary>
    public void Evaluate(ProbeEvaluator evaluator, ReadOnlySpan<double[]> parts, Span<double> result)
    {
        if (Template.Type == Type && Template.Operator != Operators.Hole)
        {
            Apply(evaluator, Template, parts, result);
            return;
        }

        evaluator.Broadcast(Template.Type, Value(evaluator, Template, parts), Type, result);
    }

    private static Term Instantiate(NormalForms forms, Term template, ReadOnlySpan<BankEntry> parts)
    {
        if (template.Operator == Operators.Hole) return parts[template.Parameter].Term;
        var children = new Term[template.Children.Length];
        for (var i = 0; i < children.Length; i++) children[i] = Instantiate(forms, template.Children[i], parts);
        return forms.Make(template, children);
    }

    // A normal form may have lost axes that the template counts on; then the part's own derivation has them.
    private static Term Fill(Term template, BankEntry[] parts)
    {
        if (template.Operator == Operators.Hole)
        {
            var part = parts[template.Parameter];
            return part.Term.Type == template.Type ? part.Term : part.Derive();
        }

        return template.Children.IsEmpty
            ? template
            : template.WithChildren([.. template.Children.Select(child => Fill(child, parts))]);
    }

    private void Apply(ProbeEvaluator evaluator, Term template, ReadOnlySpan<double[]> parts, Span<double> result)
    {
        var operands = new double[template.Children.Length][];
        for (var i = 0; i < operands.Length; i++) operands[i] = Value(evaluator, template.Children[i], parts);
        evaluator.Apply(template, operands, result);
    }

    private double[] Value(ProbeEvaluator evaluator, Term template, ReadOnlySpan<double[]> parts)
    {
        if (template.Operator == Operators.Hole) return parts[template.Parameter];
        if (template.Operator == Operators.Input) return evaluator.Probes.Values(template);
        if (!_scratch.TryGetValue(template, out var values))
            _scratch.Add(template, values = new double[evaluator.Probes.Length(template.Type)]);
        Apply(evaluator, template, parts, values);
        return values;
    }
}

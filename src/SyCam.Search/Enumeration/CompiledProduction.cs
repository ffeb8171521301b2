using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Probing;

namespace SyCam.Search.Enumeration;

/// <summary>A production prepared for use: what fills its holes, how its value and its normal form are made.</summary>
internal sealed class CompiledProduction
{
    // A step's operands: the number of an earlier step, or ~n for the n-th hole.
    private readonly List<(Term Node, int[] Operands)> _steps = [];
    private readonly ProbeEvaluator _evaluator;
    private readonly IReadOnlyDictionary<string, Unit>? _units;
    private readonly UnitCondition? _condition;
    private readonly int _root;

    /// <param name="production">The production.</param>
    /// <param name="type">The type of its nonterminal.</param>
    /// <param name="index">Its number among all productions of the grammar.</param>
    /// <param name="nonterminals">The number of each nonterminal.</param>
    /// <param name="units">The units of the inputs; null where no production has a condition on units.</param>
    /// <param name="evaluator">Computes values.</param>
    public CompiledProduction(
        Production production, TermType type, int index, IReadOnlyDictionary<string, int> nonterminals,
        IReadOnlyDictionary<string, Unit>? units, ProbeEvaluator evaluator)
    {
        _units = units;
        _condition = production.Condition;
        _evaluator = evaluator;
        Template = production.Template;
        Type = type;
        Index = index;
        Cost = production.Cost;
        Holes = [.. production.Holes.Select(hole => nonterminals[hole.Name])];
        IsCommutative = production.IsCommutative && Holes.Length == 2 && Holes[0] == Holes[1];
        IsAssociative = production.IsAssociative && IsCommutative;
        IsIdempotent = production.IsIdempotent && Holes.Length == 1;
        _root = AddSteps(Template);
    }

    public Term Template { get; }

    /// <summary>The type of the nonterminal; the template's has the same axes or fewer.</summary>
    public TermType Type { get; }

    public int Index { get; }

    public int Cost { get; }

    /// <summary>The nonterminal of each hole.</summary>
    public int[] Holes { get; }

    public bool IsCommutative { get; }

    /// <summary>Only said of commutative ones.</summary>
    public bool IsAssociative { get; }

    public bool IsIdempotent { get; }

    /// <summary>Whether the units of the parts matter.</summary>
    public bool UsesUnits => _units is not null;

    /// <summary>Room for one thread's evaluations.</summary>
    public ProductionScratch MakeScratch()
    {
        var results = _steps.Select(step => new ProbeValues(_evaluator.Probes.Length(step.Node.Type))).ToArray();
        for (var i = 0; i < results.Length; i++)
            if (_steps[i].Operands.Length == 0) _evaluator.Apply(_steps[i].Node, [], results[i]);
        return new ProductionScratch(results, [.. _steps.Select(step => new ProbeValues[step.Operands.Length])]);
    }

    /// <summary>The values of the template over the values of what fills its holes.</summary>
    public void Evaluate(ReadOnlySpan<ProbeValues> parts, ProductionScratch scratch, ProbeValues result)
    {
        var isDirect = _root >= 0 && Template.Type == Type && _steps[_root].Operands.Length > 0;
        for (var i = 0; i < _steps.Count; i++)
        {
            var (node, places) = _steps[i];
            if (places.Length == 0) continue;
            var operands = scratch.Operands[i];
            for (var j = 0; j < places.Length; j++)
                operands[j] = places[j] < 0 ? parts[~places[j]] : scratch.Results[places[j]];
            _evaluator.Apply(node, operands, isDirect && i == _root ? result : scratch.Results[i]);
        }

        if (!isDirect)
            _evaluator.Broadcast(Template.Type, _root < 0 ? parts[~_root] : scratch.Results[_root], Type, result);
    }

    /// <summary>Whether the units of the parts meet the condition, and the unit that they give together: null where
    /// units do not matter.</summary>
    public bool TryGetUnit(Unit?[] parts, out Unit? unit)
    {
        unit = null;
        if (_units is null) return true;
        Unit? Leaf(Term leaf) =>
            leaf.Operator == Operators.Hole ? parts[leaf.Parameter] : _units.GetValueOrDefault(leaf.Name);
        if (_condition is not null && !(Units.Of(Template.Children[0], Leaf) is { } left
            && Units.Of(Template.Children[1], Leaf) is { } right && _condition.Holds(left, right))) return false;
        unit = Units.Of(Template, Leaf);
        return true;
    }

    /// <summary>The normal form of the template with its holes filled by normal forms.</summary>
    public Term Instantiate(NormalForms forms, ReadOnlySpan<Term> parts) => Instantiate(forms, Template, parts);

    /// <summary>The template with its holes filled, itself not normalised.</summary>
    /// <param name="parts">The normal forms of the parts.</param>
    /// <param name="derive">The expression of a part whose normal form has lost axes that the template counts on.
    /// </param>
    public Term Derive(Term[] parts, Func<int, Term> derive) => Fill(Template, parts, derive);

    private int AddSteps(Term node)
    {
        if (node.Operator == Operators.Hole) return ~node.Parameter;
        if (_steps.FindIndex(step => step.Node == node) is var known and >= 0) return known;
        var operands = node.Children.Select(AddSteps).ToArray();
        _steps.Add((node, operands));
        return _steps.Count - 1;
    }

    private static Term Instantiate(NormalForms forms, Term template, ReadOnlySpan<Term> parts)
    {
        if (template.Operator == Operators.Hole) return parts[template.Parameter];
        var children = new Term[template.Children.Length];
        for (var i = 0; i < children.Length; i++) children[i] = Instantiate(forms, template.Children[i], parts);
        return forms.Make(template, children);
    }

    private static Term Fill(Term template, Term[] parts, Func<int, Term> derive)
    {
        if (template.Operator == Operators.Hole)
        {
            var part = parts[template.Parameter];
            return part.Type == template.Type ? part : derive(template.Parameter);
        }

        return template.Children.IsEmpty
            ? template
            : template.WithChildren([.. template.Children.Select(child => Fill(child, parts, derive))]);
    }
}

using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Checks a grammar as written and makes it the definition that the search uses: a list of passes.</summary>
/// <param name="diagnostics">Where mistakes go.</param>
/// <param name="imported">The names of the imports.</param>
internal sealed class GrammarTyper(DiagnosticBag diagnostics, GrammarNames imported)
{
    /// <summary>The tests of the grammar itself, after <see cref="Type"/>.</summary>
    public IReadOnlyList<Expectation> Expectations { get; private set; } = [];

    /// <summary>What the file offers to those that import it, after <see cref="Type"/>.</summary>
    public GrammarNames Names { get; private set; } = GrammarNames.None;

    /// <summary>The definition; null, or wrong, when errors were reported.</summary>
    /// <param name="file">What could be read.</param>
    /// <param name="broken">Names whose declarations could not be read.</param>
    public GrammarDefinition? Type(
        GrammarFileSyntax file, IReadOnlyList<(Identifier Name, BlockKind Kind)> broken)
    {
        var scope = new NameScope(diagnostics, imported);
        foreach (var (name, kind) in broken.Where(item => item.Kind != BlockKind.Targets))
            scope.AddBroken(name.Text, KindOf(kind));
        if (!HasInputs(file, broken)) return null;
        var budget = new TermBudget(diagnostics);
        var targets = new TargetTyper(diagnostics, imported.Targets);
        targets.Declare(
            file.Targets, broken.Where(item => item.Kind == BlockKind.Targets).Select(item => item.Name.Text));
        var inputs = new InputTyper(diagnostics, scope, targets);
        var declared = inputs.Inputs(file.Inputs);
        var extended = Extended(file.Grammar);
        var rules = file.Grammar is null ? null : new RuleTyper(diagnostics, scope, budget, file.Grammar, extended);
        rules?.Declare();
        var facts = inputs.Facts(file.Facts);
        var methods = new BaselineTyper(diagnostics, scope, budget);
        methods.Inherit(extended?.Baselines ?? [], file);
        var baselines = methods.Baselines(file.Baselines);
        Expectations = new ExpectationTyper(diagnostics, scope, rules is not null).Expectations(file.Expectations);
        var termRules = new TermRuleTyper(diagnostics).Rules(file.TermRules);
        var constraints = new ConstraintTyper(diagnostics, scope).Constraints(
            file.Constrain, file.Grammar?.Name.Text, extended?.Constraints ?? GrammarConstraints.None);
        var nonterminals = rules?.Rules() ?? [];
        if (diagnostics.HasErrors) return null;
        if (file.Grammar is not null)
        {
            nonterminals = new LayerInference(diagnostics, file.Grammar).Place(nonterminals);
            if (diagnostics.HasErrors) return null;
            nonterminals = new GrammarAnalysis(diagnostics, file.Grammar).Check(nonterminals);
        }

        var used = new UsedInputs(diagnostics, scope, file).Of(
            declared, nonterminals, baselines, constraints, Expectations);
        if (diagnostics.HasErrors) return null;
        var ownInputs = declared.Select(input => input.Name).ToHashSet();
        var ownMethods = methods.Own.Select(method => method.Name).ToHashSet();
        Names = new GrammarNames
        {
            Inputs = [.. declared, .. imported.Inputs.Where(input => !ownInputs.Contains(input.Name))],
            Facts = [.. facts, .. imported.Facts.Where(fact => !ownInputs.Contains(fact.Fact.Input))],
            Methods = [.. methods.Own, .. imported.Methods.Where(method => !ownMethods.Contains(method.Name))],
            Targets = targets.All,
        };
        var definition = new GrammarDefinition(
            file.Grammar?.Name.Text ?? "", used, FactsOf(used), nonterminals, constraints, baselines, "")
        {
            Library = Names.Methods,
            LibraryInputs = [.. used, .. Names.Inputs.Except(used)],
            Targets = Names.Targets,
            Rules = termRules,
        };
        definition = definition with { Hash = GrammarPrinter.Hash(definition) };
        Names = Names with
        {
            Grammars =
            [
                .. definition.IsLibrary ? [] : new[] { definition },
                .. imported.Grammars.Where(grammar => grammar.Name != definition.Name),
            ],
        };
        return definition;
    }

    /// <summary>The type of a name of one, or null, which is reported.</summary>
    public static TermType? TypeOf(Identifier name, DiagnosticBag diagnostics)
    {
        var type = TermTypes.FromName(name.Text);
        if (type is null) diagnostics.ReportUnknownType(name);
        return type;
    }

    // Without its inputs, all that a grammar says of them would be reported as unknown.
    private bool HasInputs(GrammarFileSyntax file, IReadOnlyList<(Identifier Name, BlockKind Kind)> broken)
    {
        var hasInputs = file.Inputs.Count > 0 || file.Imports.Count > 0 || file.Grammar is null
            || broken.Any(item => item.Kind == BlockKind.Inputs);
        if (!diagnostics.HasErrors && !hasInputs)
            diagnostics.ReportMissingBlock("inputs", "declare at least `A : features nonneg`");
        return hasInputs;
    }

    private GrammarDefinition? Extended(GrammarBlockSyntax? grammar)
    {
        if (grammar?.Base is not { } name) return null;
        var extended = imported.Grammars.FirstOrDefault(item => item.Name == name.Text);
        if (extended is null && !diagnostics.MissesNames)
            diagnostics.ReportNoBase(name, [.. imported.Grammars.Select(item => item.Name)]);
        return extended;
    }

    private IReadOnlyList<ConditionalFact> FactsOf(IReadOnlyList<InputDeclaration> used)
    {
        var names = used.Select(input => input.Name).ToHashSet();
        return
        [
            .. used.Where(input => input.IsNonNegative)
                .Select(input => new ConditionalFact(new Fact(FactKind.NonNegative, input.Name), null)),
            .. Names.Facts.Where(fact => names.Contains(fact.Fact.Input)),
        ];
    }

    private static string KindOf(BlockKind kind) => kind switch
    {
        BlockKind.Inputs => NameScope.Input,
        BlockKind.Baselines => NameScope.Baseline,
        _ => NameScope.Nonterminal,
    };
}

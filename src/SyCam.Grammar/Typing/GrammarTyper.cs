using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Checks a grammar as written and makes it the definition that the search uses: a list of passes.</summary>
internal sealed class GrammarTyper(DiagnosticBag diagnostics)
{
    /// <summary>The tests of the grammar itself, after <see cref="Type"/>.</summary>
    public IReadOnlyList<Expectation> Expectations { get; private set; } = [];

    /// <summary>The definition; null, or wrong, when errors were reported.</summary>
    /// <param name="file">What could be read.</param>
    /// <param name="broken">Names whose declarations could not be read.</param>
    public GrammarDefinition? Type(
        GrammarFileSyntax file, IReadOnlyList<(Identifier Name, BlockKind Kind)> broken)
    {
        var scope = new NameScope(diagnostics);
        foreach (var (name, kind) in broken) scope.AddBroken(name.Text, KindOf(kind));
        if (!HasBlocks(file, broken)) return null;
        var inputs = new InputTyper(diagnostics, scope);
        var declared = inputs.Inputs(file.Inputs);
        var rules = new RuleTyper(diagnostics, scope, declared, file.Grammar!);
        rules.Declare();
        var facts = inputs.Facts(file.Facts, declared);
        var baselines = new BaselineTyper(diagnostics, scope).Baselines(file.Baselines);
        Expectations = new ExpectationTyper(diagnostics, scope).Expectations(file.Expectations);
        var constraints = new ConstraintTyper(diagnostics, scope).Constraints(file.Constrain, file.Grammar!.Name.Text);
        var nonterminals = rules.Rules();
        if (diagnostics.HasErrors) return null;
        nonterminals = new LayerInference(diagnostics, file.Grammar).Place(nonterminals);
        if (diagnostics.HasErrors) return null;
        nonterminals = new GrammarAnalysis(diagnostics, file.Grammar).Check(nonterminals);
        if (diagnostics.HasErrors) return null;
        var definition = new GrammarDefinition(
            file.Grammar.Name.Text, declared, facts, nonterminals, constraints, baselines, "");
        return definition with { Hash = GrammarPrinter.Hash(definition) };
    }

    // Without its inputs or its rules, all that a file says of them would be reported as unknown.
    private bool HasBlocks(GrammarFileSyntax file, IReadOnlyList<(Identifier Name, BlockKind Kind)> broken)
    {
        var hasInputs = file.Inputs.Count > 0 || broken.Any(item => item.Kind == BlockKind.Inputs);
        if (!diagnostics.HasErrors && !hasInputs)
            diagnostics.ReportMissingBlock("inputs", "declare at least `A : features nonneg`");
        if (!diagnostics.HasErrors && file.Grammar is null)
            diagnostics.ReportMissingBlock("grammar", "add `grammar Cam : map { ... }`");
        return hasInputs && file.Grammar is not null;
    }

    private static string KindOf(BlockKind kind) => kind switch
    {
        BlockKind.Inputs => NameScope.Input,
        BlockKind.Baselines => NameScope.Baseline,
        _ => NameScope.Nonterminal,
    };

    /// <summary>The type of a name of one, or null, which is reported.</summary>
    public static TermType? TypeOf(Identifier name, DiagnosticBag diagnostics)
    {
        var type = TermTypes.FromName(name.Text);
        if (type is null) diagnostics.ReportUnknownType(name);
        return type;
    }
}

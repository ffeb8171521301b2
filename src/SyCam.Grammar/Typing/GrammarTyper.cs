using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Checks a grammar as written and makes it the definition that the search uses: a list of passes.</summary>
internal sealed class GrammarTyper(DiagnosticBag diagnostics)
{
    /// <summary>The definition; null, or wrong, when errors were reported.</summary>
    public GrammarDefinition? Type(GrammarFileSyntax file)
    {
        var scope = new NameScope(diagnostics);
        var inputs = new InputTyper(diagnostics, scope);
        var declared = inputs.Inputs(file.Inputs);
        var facts = inputs.Facts(file.Facts, declared);
        if (declared.Count == 0 && file.Inputs.Count == 0 && !diagnostics.HasErrors)
            diagnostics.ReportMissingBlock("inputs", "declare at least `A : features nonneg`");
        var baselines = new BaselineTyper(diagnostics, scope).Baselines(file.Baselines);
        new ExpectationChecker(diagnostics, scope).Check(file.Expectations);
        if (file.Grammar is null)
        {
            if (!diagnostics.HasErrors) diagnostics.ReportMissingBlock("grammar", "add `grammar Cam : map { ... }`");
            return null;
        }

        var nonterminals = new RuleTyper(diagnostics, scope, declared).Rules(file.Grammar);
        var constraints = new ConstraintTyper(diagnostics, scope).Constraints(file.Constrain, file.Grammar.Name.Text);
        if (diagnostics.HasErrors) return null;
        nonterminals = new GrammarAnalysis(diagnostics, file.Grammar).Check(nonterminals);
        if (diagnostics.HasErrors) return null;
        var definition = new GrammarDefinition(
            file.Grammar.Name.Text, declared, facts, nonterminals, constraints, baselines, "");
        return definition with { Hash = GrammarPrinter.Hash(definition) };
    }

    /// <summary>The type of a name of one, or null, which is reported.</summary>
    public static TermType? TypeOf(Identifier name, DiagnosticBag diagnostics)
    {
        var type = TermTypes.FromName(name.Text);
        if (type is null) diagnostics.ReportUnknownType(name);
        return type;
    }
}

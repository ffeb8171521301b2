using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Checks the named methods; one may use those above it.</summary>
internal sealed class BaselineTyper(DiagnosticBag diagnostics, NameScope scope, TermBudget budget)
{
    private readonly List<NamedTerm> _all = [];
    private readonly List<NamedTerm> _own = [];
    private readonly Dictionary<string, NamedTerm> _names = [];

    /// <summary>The methods that the file defines, after <see cref="Baselines"/>.</summary>
    public IReadOnlyList<NamedTerm> Own => _own;

    /// <summary>Takes over the baselines of the grammar that is extended, but for those that the file defines anew.
    /// </summary>
    public void Inherit(IReadOnlyList<NamedTerm> inherited, GrammarFileSyntax file)
    {
        var anew = file.Baselines.Where(own => own.Expression is not null).Select(own => own.Name.Text).ToHashSet();
        foreach (var method in inherited.Where(method => !anew.Contains(method.Name)))
        {
            var name = new Identifier(method.Name, file.Grammar!.Base!.Span);
            if (scope.Declare(name, NameScope.Baseline)) Add(method, name.Span);
        }
    }

    /// <summary>The baselines that have no mistake, with every let and name put in place: those that are defined, and
    /// imported ones that are listed.</summary>
    public IReadOnlyList<NamedTerm> Baselines(IReadOnlyList<BaselineSyntax> baselines)
    {
        foreach (var syntax in baselines)
        {
            if (syntax.Expression is null) List(syntax.Name);
            else Define(syntax, syntax.Expression);
        }

        return _all;
    }

    private void List(Identifier name)
    {
        if (scope.IsOwn(name.Text) && scope.KindOf(name.Text) is { } kind) diagnostics.ReportRepeatedName(name, kind);
        else if (scope.FindMethod(name.Text) is not { } method)
        {
            diagnostics.ReportUnknownName(name, "imported baseline", scope.NamesOf(NameScope.Baseline));
        }
        else if (scope.IsOwn(method.Name)) diagnostics.ReportRepeated(name.Span, $"`{method.Name}`");
        else Add(method, name.Span);
    }

    private void Define(BaselineSyntax syntax, ExpressionSyntax expression)
    {
        var term = new TermBuilder(diagnostics, scope.Resolve, allowsLet: true).Build(expression);
        if (term is not null) new UnitChecker(diagnostics, scope).Check(expression);
        if (term is not null && term.Type != TermType.Map) diagnostics.ReportBaselineType(expression.Span, term.Type);
        var attributes = new AttributeReader(diagnostics, syntax.Attributes);
        if (!scope.Declare(syntax.Name, NameScope.Baseline) || term is null) return;
        var method = new NamedTerm(syntax.Name.Text, term)
        {
            Aliases = [.. (attributes.Find("alias")?.Values ?? []).Where(alias => IsFree(alias, syntax.Name))
                .Select(alias => alias.Text)],
            Source = attributes.Find("source")?.Values[0].Text,
            Note = attributes.Find("note")?.Values[0].Text,
        };
        Add(method, expression.Span);
        _own.Add(method);
    }

    private void Add(NamedTerm method, SourceSpan span)
    {
        scope.Add(method);
        if (!budget.Spend(method.Term, span)) return;
        _all.Add(method);
        foreach (var name in method.Aliases.Prepend(method.Name)) _names.TryAdd(MethodNames.Plain(name), method);
    }

    // An alias is looked up without regard to case, so two that differ in that alone are one.
    private bool IsFree(Identifier alias, Identifier method)
    {
        var owner = _names.GetValueOrDefault(MethodNames.Plain(alias.Text));
        var kind = alias.IsQuoted || !scope.IsOwn(alias.Text) ? null : scope.KindOf(alias.Text);
        if (owner is not null)
        {
            diagnostics.ReportAlias(alias, owner.Name == alias.Text
                ? "the name of another method"
                : $"a name of `{owner.Name}`");
        }
        else if (alias.Text == method.Text) diagnostics.ReportAlias(alias, "the name of this method");
        else if (kind is not null) diagnostics.ReportAlias(alias, $"the name of {kind}");
        return owner is null && kind is null;
    }
}

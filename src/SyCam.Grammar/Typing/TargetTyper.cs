using SyCam.Grammar.Syntax;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Checks the targets of a grammar; one may use the named targets above it.</summary>
internal sealed class TargetTyper
{
    private readonly DiagnosticBag _diagnostics;
    private readonly List<NamedTarget> _own = [];
    private readonly List<NamedTarget> _imported;
    private readonly Dictionary<string, TargetExpression> _known = [];

    /// <summary>A typer that knows the named targets of the imports.</summary>
    public TargetTyper(DiagnosticBag diagnostics, IReadOnlyList<NamedTarget> imported)
    {
        _diagnostics = diagnostics;
        _imported = [.. imported];
        foreach (var target in imported) _known.Add(target.Name, target.Expression);
    }

    /// <summary>All named targets: those of the file, then the imported ones that it does not hide.</summary>
    public IReadOnlyList<NamedTarget> All =>
        [.. _own, .. _imported.Where(target => _own.All(own => own.Name != target.Name))];

    /// <summary>A name whose declaration could not be read: using it is no further mistake.</summary>
    public void DeclareBroken(string name) => _known[name] = TargetExpression.Default;

    /// <summary>Checks the block <c>targets</c>.</summary>
    public void Declare(IReadOnlyList<TargetSyntax> targets)
    {
        foreach (var syntax in targets)
        {
            var name = syntax.Name.Text;
            if (_own.Any(target => target.Name == name))
            {
                _diagnostics.ReportRepeatedName(syntax.Name, "a target");
                continue;
            }

            if (Read(syntax.Expression) is not { } expression) continue;
            _own.Add(new NamedTarget(name, expression));
            _known[name] = expression;
        }
    }

    /// <summary>The canonical text of a target with every name put in place; null when it is wrong, which is reported.
    /// </summary>
    public string? TextOf(ExpressionSyntax expression) => Read(expression)?.ToString();

    private TargetExpression? Read(ExpressionSyntax expression) => TargetReader.Read(expression, _diagnostics, _known);
}

using SyCam.Grammar.Syntax;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Checks target expressions; one may use the named targets above it.</summary>
internal sealed class TargetTyper
{
    private const int MaxLength = 10_000;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<NamedTarget> _own = [];
    private readonly HashSet<string> _ownNames = [];
    private readonly Dictionary<string, NamedTarget> _known = [];

    /// <summary>A typer that knows the named targets of the imports.</summary>
    public TargetTyper(DiagnosticBag diagnostics, IReadOnlyList<NamedTarget> imported)
    {
        _diagnostics = diagnostics;
        foreach (var target in imported) _known.Add(target.Name, target);
    }

    /// <summary>All named targets: those of the file, then the imported ones that it does not hide.</summary>
    public IReadOnlyList<NamedTarget> All => [.. _own, .. _known.Values.Except(_own)];

    /// <summary>Checks the block <c>targets</c>.</summary>
    public void Declare(IReadOnlyList<TargetSyntax> targets)
    {
        foreach (var syntax in targets)
        {
            var name = syntax.Name.Text;
            if (!_ownNames.Add(name))
            {
                _diagnostics.ReportRepeatedName(syntax.Name, "a target");
                continue;
            }

            if (TextOf(syntax.Expression) is not { } text) continue;
            var target = new NamedTarget(name, text);
            _own.Add(target);
            _known[name] = target;
        }
    }

    /// <summary>The canonical text of a target expression with every name put in place; null when it is wrong, which
    /// is reported.</summary>
    public string? TextOf(ExpressionSyntax expression)
    {
        var text = Canonical(expression);
        if (text.Length <= MaxLength) return text;
        _diagnostics.ReportTooLongTarget(expression.Span, MaxLength);
        return null;
    }

    private string Canonical(ExpressionSyntax expression) => ExpressionPrinter.Print(
        expression, name => _known.TryGetValue(name, out var target) ? target.Text : null, MaxLength);
}

using SyCam.Grammar.Syntax;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Checks the targets of a grammar; one may use the named targets above it.</summary>
internal sealed class TargetTyper
{
    // In place of a target with a mistake, which was reported.
    private static readonly TargetExpression Unknown = TargetExpression.Default;

    private readonly DiagnosticBag _diagnostics;
    private readonly List<NamedTarget> _own = [];
    private readonly HashSet<string> _ownNames = [];
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
        [.. _own, .. _imported.Where(target => !_ownNames.Contains(target.Name))];

    /// <summary>Checks the block <c>targets</c>.</summary>
    /// <param name="targets">The named targets that could be read.</param>
    /// <param name="broken">The names of the others: using them is no further mistake.</param>
    public void Declare(IReadOnlyList<TargetSyntax> targets, IEnumerable<string> broken)
    {
        foreach (var name in broken) _known[name] = Unknown;
        foreach (var syntax in targets)
        {
            var name = syntax.Name.Text;
            if (!_ownNames.Add(name))
            {
                _diagnostics.ReportRepeatedName(syntax.Name, "a target");
                continue;
            }

            var expression = Read(syntax.Expression);
            _known[name] = expression ?? Unknown;
            if (expression is not null) _own.Add(new NamedTarget(name, expression));
        }
    }

    /// <summary>The canonical text of a target with every name put in place; null when it is wrong, which is reported.
    /// </summary>
    public string? TextOf(ExpressionSyntax expression) => Read(expression)?.ToString();

    private TargetExpression? Read(ExpressionSyntax expression) => TargetReader.Read(expression, _diagnostics, _known);
}

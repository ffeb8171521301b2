using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>
/// Limits the nodes of all rules and methods of a file together: names share their terms in memory, but whoever prints
/// or walks a grammar meets each copy.
/// </summary>
internal sealed class TermBudget(DiagnosticBag diagnostics)
{
    private const long MaxNodes = 1 << 20;
    private long _nodes;

    /// <summary>Whether there is room for one more term; the first for which there is none is reported.</summary>
    public bool Spend(Term term, SourceSpan span)
    {
        if (_nodes > MaxNodes) return false;
        _nodes += term.Size;
        if (_nodes > MaxNodes) diagnostics.ReportTooManyNodes(span, MaxNodes);
        return _nodes <= MaxNodes;
    }
}

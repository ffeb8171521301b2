using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Targets;

/// <summary>
/// Reads targets: expressions over the scalars of <see cref="TargetScalars"/> and numbers with <c>+ - * /</c>,
/// <c>exp</c>, <c>ln</c> and <c>relu</c>.
/// </summary>
public static class TargetReader
{
    private const string Path = "target";

    /// <summary>Reads a target, such as one of a command line; all its mistakes come at once, as diagnostics.</summary>
    public static TargetReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var source = new SourceText(Path, text);
        var diagnostics = new DiagnosticBag();
        var target = text.Length > GrammarReader.MaxLength ? null : Parse(source, diagnostics);
        if (text.Length > GrammarReader.MaxLength) diagnostics.ReportTooLarge(GrammarReader.MaxLength);
        return new TargetReading(source, diagnostics.HasErrors ? null : target, diagnostics.InOrder());
    }

    /// <summary>Reads a target that was parsed.</summary>
    /// <param name="syntax">The expression.</param>
    /// <param name="diagnostics">Takes its mistakes.</param>
    /// <param name="named">Targets that have a name of their own; null: there are none.</param>
    /// <returns>The target; null when there is a mistake.</returns>
    internal static TargetExpression? Read(
        ExpressionSyntax syntax, DiagnosticBag diagnostics, IReadOnlyDictionary<string, TargetExpression>? named = null)
    {
        var target = new TargetTyper(diagnostics, named).Type(syntax);
        if (target is not { IsConstant: true }) return target;
        diagnostics.ReportConstantTarget(syntax.Span);
        return null;
    }

    private static TargetExpression? Parse(SourceText source, DiagnosticBag diagnostics)
    {
        var scanned = Scanner.Scan(source, diagnostics);
        var reader = new StatementReader(scanned, diagnostics);
        var syntax = reader.Read(StatementParsers.WholeExpression, 0, scanned.Tokens.Count, source.Content.Length);
        return syntax is null ? null : Read(syntax, diagnostics);
    }
}

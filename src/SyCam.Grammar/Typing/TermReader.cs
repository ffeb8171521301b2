using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Reads single expressions, such as those of a command line.</summary>
public static class TermReader
{
    private const string Path = "expression";

    /// <summary>The inputs where no grammar is given: A, nonneg, and G, both features.</summary>
    public static IReadOnlyList<InputDeclaration> DefaultInputs { get; } =
    [
        new("A", TermType.Features, new InputSource("activation"), 1, IsNonNegative: true, Unit: null),
        new("G", TermType.Features, new InputSource("gradient"), 1, IsNonNegative: false, Unit: null),
    ];

    /// <summary>Reads an expression over the inputs and methods of a grammar, imported ones too, or over
    /// <see cref="DefaultInputs"/>. Numbers are exact; <c>a - b</c> is <c>a + (-1) * b</c>; sums and products are
    /// grouped as written.</summary>
    public static TermReading Read(string text, GrammarDefinition? grammar = null) => grammar is null
        ? Read(text, DefaultInputs)
        : Read(text, [.. grammar.LibraryInputs, .. grammar.Inputs], [.. grammar.Library, .. grammar.Baselines]);

    /// <summary>Reads an expression over declared inputs.</summary>
    public static TermReading Read(string text, IReadOnlyList<InputDeclaration> inputs) => Read(text, inputs, []);

    private static TermReading Read(
        string text, IReadOnlyList<InputDeclaration> inputs, IReadOnlyList<NamedTerm> methods)
    {
        var source = new SourceText(Path, text);
        var diagnostics = new DiagnosticBag();
        var scope = new NameScope(diagnostics, new GrammarNames { Inputs = inputs, Methods = methods });
        var term = text.Length > GrammarReader.MaxLength ? null : Build(source, diagnostics, scope);
        if (text.Length > GrammarReader.MaxLength) diagnostics.ReportTooLarge(GrammarReader.MaxLength);
        return new TermReading(source, diagnostics.HasErrors ? null : term, diagnostics.InOrder());
    }

    private static Term? Build(SourceText source, DiagnosticBag diagnostics, NameScope scope)
    {
        var scanned = Scanner.Scan(source, diagnostics);
        var reader = new StatementReader(scanned, diagnostics);
        var syntax = reader.Read(StatementParsers.WholeExpression, 0, scanned.Tokens.Count, source.Content.Length);
        return syntax is null ? null : new TermBuilder(diagnostics, scope.Resolve, allowsLet: true).Build(syntax);
    }
}

using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Text;

/// <summary>The diagnostics of names, types and numbers.</summary>
internal sealed partial class DiagnosticBag
{
    /// <summary>A name that nothing has.</summary>
    /// <param name="name">The name.</param>
    /// <param name="kind">What it should be the name of, such as <c>input</c>.</param>
    /// <param name="known">The names that exist.</param>
    public void ReportUnknownName(Identifier name, string kind, IEnumerable<string> known)
    {
        if (MissesNames) return;
        Error("SY0020", name.Span, $"there is no {kind} `{Shorten(name.Text)}`", Suggestion(name.Text, known));
    }

    /// <summary>An operator that the table does not have.</summary>
    public void ReportUnknownOperator(Identifier name)
    {
        List<string> known =
            [.. Operators.All.Where(op => op.IsFunction).Select(op => op.Name), .. Join.All.Select(join => join.Name), Consensus.Name];
        Error("SY0021", name.Span, $"there is no operator `{Shorten(name.Text)}`",
            Suggestion(name.Text, known) ?? $"the operators are {string.Join(", ", known)}");
    }

    /// <summary>An operator with too many or too few operands.</summary>
    public void ReportArity(SourceSpan span, Operator op, int given) =>
        Error("SY0022", span, $"`{op}` takes {Operands(op.MinArity)}, but {Given(given)} given");

    /// <summary>A join of fewer than two values.</summary>
    public void ReportJoinArity(SourceSpan span, string name, int given) =>
        Error("SY0022", span, $"`{name}` takes 2 operands or more, but {Given(given)} given");

    /// <summary>A consensus without its share.</summary>
    public void ReportConsensusForm(SourceSpan span) =>
        Error("SY0046", span, "a consensus begins with its share of pixels and a semicolon",
            "as in `consensus(1/5; GradCAM, LayerCAM)`");

    /// <summary>A share that is no number, or none of pixels.</summary>
    public void ReportShare(SourceSpan span) =>
        Error("SY0046", span, "the share of a consensus is a number above 0 and below 1");

    /// <summary>A consensus of something that is not a map.</summary>
    public void ReportConsensusOf(SourceSpan span, TermType found) =>
        Error("SY0046", span, $"a consensus is one of maps, but this is a value of type {found.ToName()}");

    /// <summary>A semicolon in a call that has none.</summary>
    public void ReportSetting(SourceSpan span) =>
        Error("SY0046", span, $"only `{Consensus.Name}` has something before a semicolon");

    /// <summary>A reduction over axes that its operand lacks.</summary>
    public void ReportReduction(SourceSpan span, Operator op, TermType operand) =>
        Error("SY0023", span, $"`{op}` needs a value {op.Shape switch
        {
            OperatorShape.ReducesChannels or OperatorShape.AcrossChannels => "with channels",
            OperatorShape.ProjectsChannels => "of type features",
            OperatorShape.ResizesMap => "of type map",
            _ => "with positions",
        }}, but this is a value of type {operand.ToName()}");

    /// <summary>Values of two layers under one operator.</summary>
    public void ReportLayers(SourceSpan span, string? first, string? second) =>
        Error("SY0071", span, $"values of {LayerName(first)} and of {LayerName(second)} meet, whose sizes differ",
            "make maps of both and put `upsample(...)` around each");

    /// <summary>Alternatives of one nonterminal at two layers.</summary>
    public void ReportNonterminalLayers(SourceSpan span, string name, string? first, string? second) =>
        Error("SY0072", span,
            $"`{Shorten(name)}` derives values of {LayerName(first)} and of {LayerName(second)}, whose sizes differ",
            "make one nonterminal for each layer");

    private static string LayerName(string? layer) => layer switch
    {
        Term.TargetLayer or null => "the target layer",
        Term.ImageLayer => "the image's size",
        _ => $"layer {Shorten(layer)}",
    };

    /// <summary>A name that is given twice.</summary>
    public void ReportRepeatedName(Identifier name, string kind) =>
        Error("SY0024", name.Span, $"`{Shorten(name.Text)}` is already the name of {kind}");

    /// <summary>A word that names no type.</summary>
    public void ReportUnknownType(Identifier type) =>
        Error("SY0025", type.Span, $"there is no type `{Shorten(type.Text)}`",
            Suggestion(type.Text, TermTypes.All.Select(item => item.ToName()))
            ?? "the types are features, channels, map and scalar");

    /// <summary>An alternative of another type than its nonterminal.</summary>
    public void ReportAlternativeType(SourceSpan span, TermType found, string nonterminal, TermType expected) =>
        Error("SY0026", span,
            $"`{nonterminal}` is of type {expected.ToName()}, but this alternative is of type {found.ToName()}");

    /// <summary>A nonterminal whose type follows from nothing.</summary>
    public void ReportNoType(Identifier nonterminal) =>
        Error("SY0027", nonterminal.Span,
            $"the type of `{Shorten(nonterminal.Text)}` does not follow from its alternatives",
            $"write `{Shorten(nonterminal.Text)} : features = ...`, or channels, map or scalar");

    /// <summary>A grammar without a start symbol.</summary>
    public void ReportNoStart(Identifier grammar) =>
        Error("SY0028", grammar.Span, $"the grammar has no rule for its start symbol `{Shorten(grammar.Text)}`",
            "the start symbol has the name of the grammar");

    /// <summary>A start symbol that is not a map.</summary>
    public void ReportStartType(SourceSpan span, TermType found) =>
        Error("SY0029", span, $"a grammar derives maps, but its start symbol is of type {found.ToName()}");

    /// <summary>A nonterminal that derives nothing.</summary>
    public void ReportDerivesNothing(Identifier nonterminal) =>
        Error("SY0030", nonterminal.Span,
            $"`{Shorten(nonterminal.Text)}` derives nothing: every alternative needs another one first");

    /// <summary>A nonterminal that the start symbol does not reach.</summary>
    public void ReportUnused(Identifier nonterminal, string start) =>
        Warning("SY0031", nonterminal.Span, $"`{Shorten(nonterminal.Text)}` is not used by `{start}` and is left out");

    /// <summary>A derivation that comes back to its nonterminal and costs nothing.</summary>
    public void ReportFreeCycle(SourceSpan span, IEnumerable<string> cycle) =>
        Error("SY0032", span, $"this derives {string.Join(" -> ", cycle)} at cost 0, without end",
            "give one of these alternatives a cost of 1 or more");

    /// <summary>A word of the language that is used as a name.</summary>
    public void ReportReserved(Identifier name) =>
        Error("SY0033", name.Span, $"`{name.Text}` is a word of the language and cannot be a name");

    /// <summary>An exponent that the language does not have.</summary>
    public void ReportExponent(SourceSpan span, int limit) =>
        Error("SY0034", span, $"an exponent is a whole number from 1 to {limit}");

    /// <summary>A quotient of values.</summary>
    public void ReportDivision(SourceSpan span) =>
        Error("SY0035", span, "`/` divides by numbers only", "write `div0(x, y)`: it is 0 where y is 0");

    /// <summary>A division by the number 0.</summary>
    public void ReportDivisionByZero(SourceSpan span) => Error("SY0036", span, "this divides by 0");

    /// <summary>A let in a production or a pattern.</summary>
    public void ReportLet(SourceSpan span) =>
        Error("SY0037", span, "`let` can stand in baselines only");

    /// <summary>A word that names no law.</summary>
    public void ReportUnknownLaw(Identifier law, IReadOnlyList<string> known) =>
        Error("SY0038", law.Span, $"there is no law `{Shorten(law.Text)}`",
            Suggestion(law.Text, known) ?? $"the laws are {string.Join(", ", known)}");

    /// <summary>A law on an alternative that does not obey it.</summary>
    public void ReportLaw(Identifier law, string reason) =>
        Error("SY0039", law.Span, $"this alternative is not `{law.Text}`: {reason}");

    /// <summary>Something that is given twice.</summary>
    public void ReportRepeated(SourceSpan span, string what) => Error("SY0040", span, $"{what} is given twice");

    /// <summary>A number outside its range.</summary>
    public void ReportNumberRange(Identifier number, string what, string range) =>
        Error("SY0041", number.Span, $"{what} is {range}, not {Shorten(number.Text)}");

    /// <summary>A range with its ends the wrong way round.</summary>
    public void ReportRange(SourceSpan span) =>
        Error("SY0042", span, "this range is empty: its first number is the greater");

    /// <summary>An expression that is too large when every let and baseline is put in place.</summary>
    public void ReportTooBig(SourceSpan span, int nodes, int depth) => Error("SY0043", span,
        $"this has more than {nodes} nodes or is deeper than {depth} when every name is put in place");

    /// <summary>Rules and methods that are too large together when every name is put in place.</summary>
    public void ReportTooManyNodes(SourceSpan span, long limit) => Error("SY0043", span,
        $"from here on the rules and baselines have more than {limit} nodes together when every name is put in place");

    /// <summary>More of something than the language allows.</summary>
    public void ReportTooMany(SourceSpan span, string what, int limit) =>
        Error("SY0044", span, $"there are more than {limit} {what}");

    /// <summary>An input whose source is not given and does not follow from its name.</summary>
    public void ReportNoSource(Identifier input) =>
        Error("SY0050", input.Span, $"where do the values of `{Shorten(input.Text)}` come from?",
            $"write `from` and a source; only {string.Join(", ", Typing.InputSources.Customary)} need none");

    /// <summary>A fact that makes no sense for its input.</summary>
    public void ReportFact(SourceSpan span, string fact, string reason) =>
        Error("SY0051", span, $"`{fact}` cannot hold: {reason}");

    /// <summary>A constrain block for another grammar.</summary>
    public void ReportOtherGrammar(Identifier name, string grammar) =>
        Error("SY0060", name.Span, $"there is no grammar `{Shorten(name.Text)}` here: the grammar is `{grammar}`");

    /// <summary>A pattern that matches everything or nothing.</summary>
    public void ReportPattern(SourceSpan span) =>
        Error("SY0061", span, "this pattern forbids every expression");

    private static string Given(int count) => count == 0 ? "none is" : count == 1 ? "1 is" : $"{count} are";

    private static string Operands(int count) => count == 1 ? "1 operand" : $"{count} operands";
}

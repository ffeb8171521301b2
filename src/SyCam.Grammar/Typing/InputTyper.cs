using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Checks the declared inputs and facts.</summary>
internal sealed class InputTyper(DiagnosticBag diagnostics, NameScope scope)
{
    private const int MaxCost = 1000;

    /// <summary>The inputs that are declared without a mistake.</summary>
    public IReadOnlyList<InputDeclaration> Inputs(IReadOnlyList<InputSyntax> inputs)
    {
        var declared = new List<InputDeclaration>();
        foreach (var syntax in inputs)
        {
            var attributes = new AttributeReader(diagnostics, syntax.Attributes);
            var type = GrammarTyper.TypeOf(syntax.Type, diagnostics);
            var word = attributes.Find("from")?.Values[0].Text ?? InputSources.Of(syntax.Name.Text);
            if (word is null) diagnostics.ReportNoSource(syntax.Name);
            var source = word is null ? null : new InputSource(word, LayerOf(syntax.Name.Text));
            var term = type is { } known ? Term.Input(syntax.Name.Text, known, source?.TermLayer) : null;
            var isNew = scope.Declare(syntax.Name, term, NameScope.Input);
            var cost = attributes.Whole("cost", "a cost", 0, MaxCost) ?? 1;
            var isNonNegative = IsNonNegative(attributes);
            if (type is null || source is null || !isNew) continue;
            declared.Add(new InputDeclaration(
                syntax.Name.Text, type.Value, source, cost, isNonNegative, attributes.Find("unit")?.Values[0].Text));
        }

        return declared;
    }

    /// <summary>The declared facts, those of <c>nonneg</c> inputs first.</summary>
    public IReadOnlyList<ConditionalFact> Facts(
        IReadOnlyList<FactSyntax> facts, IReadOnlyList<InputDeclaration> inputs)
    {
        List<ConditionalFact> all =
        [
            .. inputs.Where(input => input.IsNonNegative)
                .Select(input => new ConditionalFact(new Fact(FactKind.NonNegative, input.Name), null)),
        ];
        foreach (var syntax in facts)
        {
            if (FactOf(syntax, diagnostics, scope) is not { } fact) continue;
            var conditional = new ConditionalFact(fact, syntax.Head?.Text);
            if (all.Contains(conditional)) diagnostics.ReportRepeated(syntax.Kind.Span, $"the fact `{fact}`");
            else all.Add(conditional);
        }

        return all;
    }

    /// <summary>A fact as written, checked; null when it is wrong, which is reported.</summary>
    public static Fact? FactOf(FactSyntax syntax, DiagnosticBag diagnostics, NameScope scope)
    {
        var kind = FactKinds.FromName(syntax.Kind.Text);
        if (kind is null)
            diagnostics.ReportUnknownName(syntax.Kind, "fact", FactKinds.All.Select(item => item.ToName()));
        if (scope.KindOf(syntax.Input.Text) != NameScope.Input)
        {
            diagnostics.ReportUnknownName(syntax.Input, "input", scope.NamesOf(NameScope.Input));
            return null;
        }

        if (kind is null || scope.Resolve(syntax.Input) is not { } input) return null;
        var fact = new Fact(kind.Value, syntax.Input.Text);
        if (kind != FactKind.SpatiallyConstant || input.Type.HasPositions()) return fact;
        diagnostics.ReportFact(
            syntax.Kind.Span, fact.ToString(), $"`{input.Name}` is of type {input.Type.ToName()}, without positions");
        return null;
    }

    private static string LayerOf(string name) => name.Contains('@') ? name[(name.IndexOf('@') + 1)..] : "";

    // A range that does not go below 0 says nonneg as well.
    private bool IsNonNegative(AttributeReader attributes)
    {
        var isDeclared = attributes.Find("nonneg") is not null;
        if (attributes.Find("in") is not { } range) return isDeclared;
        var low = Numbers.Read(range.Values[0].Text);
        var high = Numbers.Read(range.Values[1].Text);
        if (low is null) diagnostics.ReportNumberTooLarge(range.Values[0].Span);
        if (high is null) diagnostics.ReportNumberTooLarge(range.Values[1].Span);
        if (low > high) diagnostics.ReportRange(range.Span);
        return isDeclared || low?.Sign >= 0;
    }
}

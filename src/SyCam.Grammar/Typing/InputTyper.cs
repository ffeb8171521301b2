using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Checks the declared inputs and facts.</summary>
internal sealed class InputTyper(DiagnosticBag diagnostics, NameScope scope, TargetTyper targets)
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
            var source = Source(syntax.Name, attributes);
            var isNew = scope.Declare(syntax.Name, NameScope.Input);
            var cost = attributes.Whole("cost", "a cost", 0, MaxCost) ?? 1;
            var (low, high) = Bounds(attributes);
            var unit = attributes.Find("unit") is { } given ? UnitReader.Read(given.Values[0], diagnostics) : null;
            if (type is null || source is null || !isNew) continue;
            if (scope.FindImportedInput(syntax.Name.Text) is { } imported
                && (imported.Type != type || imported.Source.TermLayer != source.TermLayer))
            {
                diagnostics.ReportOtherInput(
                    syntax.Name, Kind(type.Value, source), Kind(imported.Type, imported.Source));
            }

            // A range that does not go below 0 says nonneg as well.
            var isNonNegative = attributes.Find("nonneg") is not null || low?.Sign >= 0;
            declared.Add(new InputDeclaration(syntax.Name.Text, type.Value, source, cost, isNonNegative, unit)
            {
                LowerBound = low,
                UpperBound = high,
            });
            scope.Add(declared[^1]);
        }

        return declared;
    }

    /// <summary>The facts of the block.</summary>
    public IReadOnlyList<ConditionalFact> Facts(IReadOnlyList<FactSyntax> facts)
    {
        var all = new List<ConditionalFact>();
        var seen = new HashSet<ConditionalFact>();
        foreach (var syntax in facts)
        {
            if (FactOf(syntax, diagnostics, scope) is not { } fact) continue;
            var conditional = new ConditionalFact(fact, syntax.Head?.Text);
            var isKnown = !seen.Add(conditional) || (conditional.Head is null
                && fact.Kind == FactKind.NonNegative && scope.FindInput(fact.Input) is { IsNonNegative: true });
            if (isKnown) diagnostics.ReportRepeated(syntax.Kind.Span, $"the fact `{fact}`");
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

    private InputSource? Source(Identifier name, AttributeReader attributes)
    {
        var word = attributes.Find("from")?.Values[0].Text ?? InputSources.Of(name.Text);
        if (word is null) diagnostics.ReportNoSource(name);
        var target = attributes.Find("target")?.Expression is { } expression ? targets.TextOf(expression) : "";
        var place = name.Text.IndexOf('@', StringComparison.Ordinal);
        return word is null || target is null
            ? null
            : new InputSource(word, place < 0 ? "" : name.Text[(place + 1)..], target);
    }

    private static string Kind(TermType type, InputSource source) =>
        InputSources.IsImageSized(source.Word) ? $"{type.ToName()} at the image's size" : type.ToName();

    private (Rational? Low, Rational? High) Bounds(AttributeReader attributes)
    {
        if (attributes.Find("in") is not { } range) return (null, null);
        var low = Bound(range.Values[0]);
        var high = Bound(range.Values[1]);
        if (low > high) diagnostics.ReportRange(range.Span);
        return (low, high);
    }

    private Rational? Bound(Identifier number)
    {
        var value = Numbers.ReadFraction(number.Text);
        var dividesByZero = number.Text.Split('/') is [_, var divisor] && Numbers.Read(divisor) is { IsZero: true };
        if (dividesByZero) diagnostics.ReportDivisionByZero(number.Span);
        else if (value is null) diagnostics.ReportNumberTooLarge(number.Span);
        return value;
    }
}

using System.CommandLine;
using System.Globalization;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Grammar.Printing;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Enumeration;
using SyCam.Search.Equivalence;

namespace SyCam.Cli.Commands.Grammars;

/// <summary><c>sycam grammar explain</c>: what an expression is.</summary>
internal sealed class GrammarExplainCommand(Terminal terminal)
{
    private readonly Argument<string> _expression = new("expression") { Description = "an expression or a method's name" };

    private readonly Option<string> _grammar = new("--grammar", "-g")
    {
        Description = "grammar that declares its inputs",
        DefaultValueFactory = _ => GrammarFiles.Default,
    };

    private readonly Option<string> _head = new("--head")
    {
        Description = "the kind of the model's head, which decides what facts hold",
        DefaultValueFactory = _ => "other",
    };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("explain", "Types, facts, cost and equation of an expression, and the nearest named method.")
        {
            _expression, _grammar, _head,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var grammar = GrammarFiles.ReadAny(parsed.GetValue(_grammar)!, terminal.Say);
        var term = MethodChoice.ReadExpression(parsed.GetValue(_expression)!, grammar);
        var facts = grammar.FactsFor(parsed.GetValue(_head)!);
        var forms = new NormalForms(facts, grammar.Inputs.Select(input => input.Term));
        var form = forms.Normalize(term);
        var used = InputUse.Of([term]);

        Line("expression", term.ToString());
        Line("equation", LatexPrinter.Print(term));
        Line("type", term.Type.ToName() + (term.Layer is { Length: > 0 } layer ? $" at {layer}" : ""));
        Line("size", string.Create(
            CultureInfo.InvariantCulture, $"{term.Size} nodes, depth {term.Depth}, operators cost {Cost(term, grammar)}"));
        Line("derivation", new DerivationFinder(grammar).LeastCost(term) is { } cost
            ? string.Create(CultureInfo.InvariantCulture, $"{grammar.Name} derives it at cost {cost}")
            : $"{grammar.Name} does not derive it as it is written");
        Line("normal form", form.ToString());
        ShowFacts(forms.FactsOf(form), form, facts);
        foreach (var input in grammar.Inputs.Where(input => used.Contains(input.Name)))
            Line("reads", $"{input.Name} : {input.Type.ToName()} from {input.Source}");
        ShowParts(term);
        if (term.Type == TermType.Map) ShowMethods(term, grammar, facts, cancellation);
        return ExitCodes.Ok;
    }

    private void ShowFacts(TermFacts known, Term form, FactSet assumed)
    {
        var degrees = new Homogeneity();
        var inputs = form.SubTerms().Where(part => part.Operator == Operators.Input).Select(part => part.Name)
            .Distinct().Order(StringComparer.Ordinal);
        Line("facts", $"{SignOf(known.Sign)}{AxesOf(form)} (assuming {assumed})");
        Line("", $"values in {known.Range}; {(known.IsDefined ? "no divisor is 0" : "a divisor may be 0")}");
        foreach (var input in inputs)
        {
            Line("", degrees.Degree(form, input) is { } degree
                ? $"homogeneous of degree {degree} in {input}"
                : $"not homogeneous in {input}");
        }
    }

    private static int Cost(Term term, GrammarDefinition grammar) => TermCosts.Of(term, grammar.Inputs);

    private void ShowParts(Term term)
    {
        var seen = new HashSet<Term>();
        foreach (var part in term.SubTerms().Where(part => !part.Children.IsEmpty && part != term))
            if (seen.Add(part)) Line("part", $"{part.Type.ToName(),-8} {part}");
    }

    private void ShowMethods(Term term, GrammarDefinition grammar, FactSet facts, CancellationToken cancellation)
    {
        using var prover = Provers.Make();
        // An import brings the methods of the literature; without one there are the grammar's own.
        var matcher = new MethodMatcher([.. grammar.Baselines.Union(grammar.Library)], facts, prover);
        var found = false;
        foreach (var (method, merge) in matcher.Equal(term, cancellation))
        {
            Line("same map as", $"{method.Name} = {method.Term}: {merge.Evidence.Status}");
            found = true;
        }

        if (!found && matcher.Nearest(term) is var (nearest, shared, all))
        {
            Line("nearest", string.Create(
                CultureInfo.InvariantCulture, $"{nearest.Name} = {nearest.Term}: {shared} of {all} sub-terms are common"));
        }
    }

    private static string SignOf(SignFact sign) => sign switch
    {
        SignFact.Zero => "0 everywhere",
        SignFact.NonNegative => "nowhere below 0",
        SignFact.NonPositive => "nowhere above 0",
        _ => "of any sign",
    };

    private static string AxesOf(Term form) =>
        form.Type.HasPositions() ? ", depends on the position" : ", the same at all positions";

    private void Line(string what, string text) => terminal.Print($"{what,-12} {text}");
}

using System.CommandLine;
using System.Text.RegularExpressions;
using SyCam.Cli.Commands.Rules;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;
using SyCam.Search.Equivalence;
using SyCam.Search.Rules;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam equiv</c>: whether two expressions are the same, and how sure that is.</summary>
internal sealed partial class EquivCommand(Terminal terminal)
{
    private readonly Argument<string> _first = new("first") { Description = "an expression or a method's name" };

    private readonly Argument<string> _second = new("second") { Description = "an expression or a method's name" };

    private readonly Option<string[]> _assume = new("--assume")
    {
        Description = "what holds of the inputs, such as nonneg(A) or spatially_const(G); default: what the grammar "
            + "states of every network",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _exact = new("--exact")
    {
        Description = "equal values; without it two maps may differ by a positive factor and an offset, which no metric sees",
    };

    private readonly Option<string> _grammar = new("--grammar", "-g")
    {
        Description = "grammar or library that declares the inputs",
        DefaultValueFactory = _ => StandardMethods.Path,
    };

    private readonly Option<string?> _dump = new("--dump-smt") { Description = "folder for every query to the solver, as SMT-LIB" };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("equiv", "Say whether two expressions are the same: proved, tested, or a counterexample.")
        {
            _first, _second, _assume, _exact, _grammar, _dump,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var grammar = GrammarFiles.ReadAny(parsed.GetValue(_grammar)!, terminal.Say);
        var (left, right) = (Read(parsed.GetValue(_first)!, grammar), Read(parsed.GetValue(_second)!, grammar));
        var upToScale = !parsed.GetValue(_exact) && left.Type == TermType.Map && right.Type == TermType.Map;
        var assumed = parsed.GetValue(_assume) is { Length: > 0 } facts
            ? new FactSet(facts.Select(text => ReadFact(text, grammar)))
            : null;
        using var prover = Provers.Make(parsed.GetValue(_dump));
        var outcome = new ExpectationRunner(grammar, prover, assumed).Run(
            new RelationExpectation(left, right, true, upToScale, null, default), cancellation);
        terminal.Print(outcome.Detail);
        var book = new RuleBook(RulesOptions.Read(RulesOptions.DefaultFile, terminal.Say).Definition!.Rules);
        if (book.Join(left, right, assumed ?? grammar.FactsFor("")) is [_, ..] rules)
            terminal.Print($"equal by the rules {string.Join(", ", rules.Select(rule => $"{rule.Name} ({rule.Statement})"))}");
        terminal.Say($"assumed: {assumed ?? grammar.FactsFor("")}; equality {(upToScale ? "up to a positive affine map" : "of values")}");
        return ExitCodes.Ok;
    }

    private static Term Read(string text, GrammarDefinition grammar) =>
        grammar.FindMethod(text)?.Term ?? MethodChoice.ReadExpression(text, grammar);

    private static Fact ReadFact(string text, GrammarDefinition grammar)
    {
        var match = FactText().Match(text);
        if (!match.Success) throw new InputException($"--assume {text}: expected a fact such as nonneg(A)");
        var names = FactKinds.All.Select(kind => kind.ToName()).ToList();
        var kind = FactKinds.FromName(match.Groups["kind"].Value) ?? throw new InputException(
            $"--assume {text}: there is no fact of that name; known: {string.Join(", ", names)}");
        var input = match.Groups["input"].Value;
        var inputs = grammar.LibraryInputs.Select(item => item.Name).ToList();
        if (inputs.Contains(input)) return new Fact(kind, input);
        var hint = Suggestions.Ask(Suggestions.Nearest(input, inputs));
        throw new InputException($"--assume {text}: there is no input '{input}'.{hint}");
    }

    [GeneratedRegex(@"^\s*(?<kind>\w+)\s*\(\s*(?<input>[^\s()]+)\s*\)\s*$")]
    private static partial Regex FactText();
}

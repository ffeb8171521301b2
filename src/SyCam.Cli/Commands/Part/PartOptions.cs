using System.CommandLine;
using System.CommandLine.Parsing;
using SyCam.Cli.Attacking;
using SyCam.Cli.Experiments;
using SyCam.Eval;
using SyCam.Eval.Attacks;

namespace SyCam.Cli.Commands.Part;

/// <summary>The options that name an attack and how its budget follows from a map, the same for attacking and for training.
/// </summary>
internal sealed class PartOptions
{
    private const string Usual = "8/255";

    private readonly Option<string> _attack = new("--attack")
    {
        Description = string.Join(", ", AttackKind.All.Select(kind => kind.Name)),
        DefaultValueFactory = _ => AttackKind.All[0].Name,
    };

    private readonly Option<int> _steps = new("--steps")
    {
        Description = "steps of pgd",
        DefaultValueFactory = _ => new AttackOptions().Steps,
    };

    private readonly Option<string> _stepSize = new("--step-size")
    {
        Description = "how far a step of pgd moves a pixel in [0,1]",
        DefaultValueFactory = _ => "2/255",
    };

    private readonly Option<string> _epsilon = new("--epsilon")
    {
        Description = "the budget of important pixels: how far a pixel in [0,1] may move",
        DefaultValueFactory = _ => Usual,
    };

    private readonly Option<string> _low = new("--epsilon-low")
    {
        Description = "the budget of the other pixels; default: 7/8 of --epsilon",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string> _rule = new("--rule")
    {
        Description = "what makes a pixel important: " + string.Join(", ", BudgetRules.All.Select(rule => rule.Name)),
        DefaultValueFactory = _ => BudgetRules.All[0].Name,
    };

    private readonly Option<string> _grammar = new("--grammar", "-g")
    {
        Description = "grammar that names the methods",
        DefaultValueFactory = _ => GrammarFiles.Default,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _attack.AcceptOnlyFromAmong([.. AttackKind.All.Select(kind => kind.Name)]);
        _rule.AcceptOnlyFromAmong([.. BudgetRules.All.Select(rule => rule.Name)]);
        _steps.Validators.Add(result => Validation.AtLeast(result, 1));
        foreach (var option in new[] { _epsilon, _low, _stepSize }) option.Validators.Add(Amount);
        Option[] all = [_attack, _steps, _stepSize, _epsilon, _low, _rule, _grammar];
        foreach (var option in all) command.Options.Add(option);
    }

    /// <summary>What the user asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="seed">Decides the random starts.</param>
    /// <exception cref="InputException">The low budget is above the other.</exception>
    public PartSettings Read(ParseResult parsed, int seed)
    {
        var said = parsed.GetValue(_low)!;
        var epsilon = PixelAmount.Parse(parsed.GetValue(_epsilon)!)!.Value;
        var low = said.Length == 0 ? epsilon * 7 / 8 : PixelAmount.Parse(said)!.Value;
        if (low > epsilon)
            throw new InputException($"--epsilon-low {said}: above --epsilon {parsed.GetValue(_epsilon)}, the budget of important pixels");
        var kind = AttackKind.All.Single(one => one.Name == parsed.GetValue(_attack));
        return new PartSettings
        {
            Attack = kind.Name,
            Steps = kind.Options(new AttackOptions
            {
                Steps = parsed.GetValue(_steps),
                StepSize = PixelAmount.Parse(parsed.GetValue(_stepSize)!)!.Value,
                Seed = seed,
            }),
            Rule = BudgetRules.Find(parsed.GetValue(_rule)!)!,
            Epsilon = epsilon,
            EpsilonLow = low,
        };
    }

    /// <summary>The methods that users name, over names that mean the same in all of them.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="list">Names, @RUN#RANK or expressions, by commas.</param>
    /// <param name="say">Takes the warnings of the grammar.</param>
    /// <exception cref="InputException">One of them is unknown or has a mistake.</exception>
    public IReadOnlyList<Method> Methods(ParseResult parsed, string list, Action<string> say) =>
        InputNames.Unify(MethodChoice.FindAll(list, GrammarFiles.ReadAny(parsed.GetValue(_grammar)!, say)));

    private static void Amount(OptionResult result)
    {
        var text = result.Tokens.Count == 0 ? null : result.Tokens[^1].Value;
        if (text is not null && PixelAmount.Parse(text) is null)
            result.AddError($"{result.Option.Name} {text}: expected a part of a pixel's range from 0 to 1, such as 8/255 or 0.03");
    }
}

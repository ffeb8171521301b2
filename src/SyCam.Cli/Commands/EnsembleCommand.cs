using System.CommandLine;
using SyCam.Cli.Ensembles;
using SyCam.Cli.Experiments;
using SyCam.Cli.Experiments.Tables;
using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Eval.Ensembles;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam ensemble</c>: the consensus of which maps scores best.</summary>
internal sealed class EnsembleCommand(Terminal terminal, TimeProvider time)
{
    private const string Greedy = "greedy";
    private const string Exhaustive = "all";

    // 2,047 ensembles: MetaCAM's own number of maps.
    private const int MostOfAll = 11;

    private readonly CommonOptions _common = new();

    private readonly Option<string> _methods = new("--method")
    {
        Description = "names, @RUN#RANK or expressions, by commas",
        DefaultValueFactory = _ => "GradCAM,HiResCAM,GradCAMElementWise,GradCAMpp,XGradCAM,AblationCAM,ScoreCAM,EigenCAM,EigenGradCAM,LayerCAM,FullGrad",
    };

    private readonly Option<string> _metric = new("--metric")
    {
        Description = "a metric of finished maps, such as \"road(points=3)\"",
        DefaultValueFactory = _ => "road",
    };

    private readonly Option<string> _shares = new("--share")
    {
        Description = "shares of pixels that count as highest, by commas: each above 0 and below 1",
        DefaultValueFactory = _ => "0.1,0.2,0.3,0.5",
    };

    private readonly Option<string> _search = new("--search")
    {
        Description = $"{Greedy}: add the map that helps most, one after the other; {Exhaustive}: every ensemble, of at most 11 maps",
        DefaultValueFactory = _ => Greedy,
    };

    private readonly Option<int> _top = new("--top")
    {
        Description = "how many of the best to show and to score on the held-out images",
        DefaultValueFactory = _ => 5,
    };

    private readonly Option<string> _grammar = new("--grammar", "-g")
    {
        Description = "grammar that names the methods",
        DefaultValueFactory = _ => GrammarFiles.Default,
    };

    private readonly Option<bool> _json = new("--json") { Description = "as JSON, with every ensemble" };

    private readonly Option<string?> _output = new("--output", "-o") { Description = "write the JSON to this file as well" };

    private readonly Option<bool> _quiet = CommonOptions.QuietOption();

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        _search.AcceptOnlyFromAmong(Greedy, Exhaustive);
        _top.Validators.Add(result => Validation.AtLeast(result, 1));
        var command = new Command("ensemble", "Search which maps to join, as MetaCAM does: the pixels that several have among their highest.");
        _common.AddTo(command);
        Option[] own = [_methods, _metric, _shares, _search, _top, _grammar, _json, _output, _quiet];
        foreach (var option in own) command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var output = parsed.GetValue(_output);
        if (output is not null) TableFormat.CheckFile("--output", output);
        var grammar = GrammarFiles.ReadAny(parsed.GetValue(_grammar)!, terminal.Say);
        var methods = MethodChoice.FindAll(parsed.GetValue(_methods)!, grammar);
        var isExhaustive = parsed.GetValue(_search) == Exhaustive;
        var most = isExhaustive ? MostOfAll : Ensemble.MostMaps;
        if (methods.Count > most)
            throw new InputException($"--method: {methods.Count} maps; --search {parsed.GetValue(_search)} takes at most {most}");
        var result = new EnsembleJob(parsed.GetValue(_quiet) ? terminal.WithoutNotes() : terminal, time)
        {
            Experiment = _common.Read(parsed),
            Methods = methods,
            Metric = parsed.GetValue(_metric)!,
            Shares = ReadShares(parsed.GetValue(_shares)!),
            IsExhaustive = isExhaustive,
            Top = parsed.GetValue(_top),
        }.Run(cancellation);
        var json = EnsembleJson.Write(result);
        if (parsed.GetValue(_json)) terminal.Print(json);
        else EnsembleText.Write(result, terminal);
        if (output is not null) TextFiles.Write(output, json + "\n");
        return ExitCodes.Ok;
    }

    private static IReadOnlyList<Rational> ReadShares(string list)
    {
        List<Rational> shares = [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => TermReader.Read(text).Term is { } term && term.Operator == Operators.Constant && Consensus.IsShare(term.Value)
                ? term.Value
                : throw new InputException($"--share {text}: expected a number above 0 and below 1, such as 0.2 or 1/5"))];
        return shares.Count > 0 ? [.. shares.Distinct()] : throw new InputException("--share: give at least one, such as 0.2");
    }
}

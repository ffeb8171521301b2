using System.CommandLine;
using System.Globalization;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Search.Rules;

namespace SyCam.Cli.Commands.Rules;

/// <summary><c>sycam rules learn</c>: finds rules and proves them.</summary>
internal sealed class RulesLearnCommand(Terminal terminal, TimeProvider time)
{
    private readonly Option<string?> _out = new("--out", "-o") { Description = "file for the proved rules" };
    private readonly Option<int> _tests = RulesOptions.Tests();
    private readonly Option<int> _seed = RulesOptions.Seed();
    private readonly Option<int> _workers = RulesOptions.Workers();
    private readonly Option<string?> _dump = RulesOptions.Dump();
    private readonly Option<bool> _json = new("--json") { Description = "as JSON" };

    private readonly Option<string?> _budget = new("--budget")
    {
        Description = "time after which no larger rules are looked for, such as 90s or 5m; default: no limit",
    };

    private readonly Option<string[]> _themes = new("--theme")
    {
        Description = "only these themes, such as \"two values\"; default: all",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        _budget.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && Validation.Duration(result.Tokens[^1].Value) is null)
                result.AddError($"--budget {result.Tokens[^1].Value}: expected a duration such as 90s, 5m or 2h");
        });
        _themes.Validators.Add(result =>
        {
            var names = MiningTheme.Standard.Select(theme => theme.Name).ToList();
            foreach (var token in result.Tokens.Where(token => !names.Contains(token.Value)))
                result.AddError($"--theme {token.Value}: there is no such theme; known: {string.Join(", ", names)}");
        });
        var command = new Command("learn", "Find rules that the normal forms lack: enumerate, generalise, minimise, prove.")
        {
            _out, _themes, _tests, _seed, _workers, _budget, _dump, _json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var names = parsed.GetValue(_themes) ?? [];
        var workers = parsed.GetValue(_workers);
        using var pool = RulesOptions.Pool(workers, parsed.GetValue(_dump));
        var report = new RuleLearner(pool, time).Learn(
            new LearnOptions
            {
                Themes = [.. MiningTheme.Standard.Where(theme => names.Length == 0 || names.Contains(theme.Name))],
                Tests = parsed.GetValue(_tests),
                Seed = parsed.GetValue(_seed),
                Workers = workers,
                Budget = parsed.GetValue(_budget) is { } budget ? Validation.Duration(budget) : null,
            },
            new Progress(value => Say(start, value)),
            cancellation);
        if (parsed.GetValue(_out) is { } path) TextFiles.Write(path, RuleFile.Write(report.Rules));
        if (parsed.GetValue(_json)) terminal.Print(RulesJson.Write(report).TrimEnd());
        else Show(report);
        return ExitCodes.Ok;
    }

    private void Show(LearnReport report)
    {
        foreach (var rule in report.Rules.Concat(report.Tested)) terminal.Print(rule.ToString());
        terminal.Say(string.Create(CultureInfo.InvariantCulture,
            $"{report.Forms:N0} normal forms, {report.Candidates:N0} candidates up to size {report.CompleteSize}: "
            + $"{report.Derived:N0} follow from smaller rules, {report.RefutedByTensors:N0} refuted by tensors, "
            + $"{report.RefutedByProver:N0} by the prover, {report.Dropped:N0} dropped at the end; "
            + $"{report.Rules.Count:N0} rules proved, {report.Tested.Count:N0} only tested"));
        foreach (var row in MethodTime.Of(report.Answers)) terminal.Say(RulesText.Line(row));
    }

    private void Say(long start, LearnProgress value) => terminal.Say(string.Create(CultureInfo.InvariantCulture,
        $"[{time.GetElapsedTime(start).TotalSeconds:0} s] {(value.Size == 0 ? "" : $"size {value.Size}: ")}{value.Doing}; "
        + $"{value.Candidates:N0} candidates, {value.Rules:N0} rules"));

    // Reports at once, on the thread that learns; the framework's own would report out of order.
    private sealed class Progress(Action<LearnProgress> report) : IProgress<LearnProgress>
    {
        public void Report(LearnProgress value) => report(value);
    }
}

using System.CommandLine;
using System.Globalization;
using SyCam.Cli.Rendering;
using SyCam.Search.Rules;

namespace SyCam.Cli.Commands.Rules;

/// <summary><c>sycam rules check</c>: proves and tests every rule of a file again.</summary>
internal sealed class RulesCheckCommand(Terminal terminal, TimeProvider time)
{
    private readonly Argument<string> _file = RulesOptions.File();
    private readonly Option<int> _tests = RulesOptions.Tests();
    private readonly Option<int> _seed = RulesOptions.Seed();
    private readonly Option<int> _workers = RulesOptions.Workers();
    private readonly Option<string?> _dump = RulesOptions.Dump();
    private readonly Option<bool> _json = new("--json") { Description = "as JSON" };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("check", "Prove every rule of a file again, and test it on random tensors.")
        {
            _file, _tests, _seed, _workers, _dump, _json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var reading = RulesOptions.Read(parsed.GetValue(_file)!, terminal.Say);
        var (tests, workers) = (parsed.GetValue(_tests), parsed.GetValue(_workers));
        using var pool = RulesOptions.Pool(workers, parsed.GetValue(_dump));
        var checks = new RuleChecker(pool).Check(
            reading.Definition!.Rules, tests, parsed.GetValue(_seed), workers, cancellation);
        foreach (var check in checks.Where(check => check.Problem is not null))
        {
            var (line, column) = reading.Source.Locate(check.Rule.Span.Start);
            terminal.Say(string.Create(CultureInfo.InvariantCulture,
                $"{reading.Source.Path}({line},{column}): error: rule {check.Rule.Name}: {check.Problem}"));
        }

        var wrong = checks.Count(check => check.Problem is not null);
        if (parsed.GetValue(_json)) terminal.Print(RulesJson.Write(checks).TrimEnd());
        else
        {
            foreach (var row in MethodTime.Of(checks.Select(check => check.Answer))) terminal.Print(RulesText.Line(row));
            terminal.Print(string.Create(CultureInfo.InvariantCulture,
                $"{checks.Count - wrong} of {checks.Count} rules hold, each tried on {tests:N0} tensors "
                + $"({(long)checks.Count * tests:N0} in all)"));
        }

        terminal.Say(string.Create(
            CultureInfo.InvariantCulture, $"{time.GetElapsedTime(start).TotalSeconds:0.0} s with {workers} threads"));
        return wrong == 0 ? ExitCodes.Ok : ExitCodes.Failure;
    }
}

using System.Text.Json.Nodes;
using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary>The same small run, quiet and as JSON events.</summary>
public sealed class RunViewTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Json_prints_one_documented_object_for_each_event_and_nothing_else()
    {
        var run = _folder.File("run");
        var result = await Invocation.RunAsync([.. SynthesisFixture.Arguments(run), "--json"]);

        Assert.Equal((ExitCodes.Ok, ""), (result.Code, result.Error));
        var events = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        Assert.All(events, CheckNames);
        Assert.Equal("start", Kind(events.First(one => Kind(one) != "note")));
        Assert.Equal("end", Kind(events[^1]));
        Assert.Single(events, one => Kind(one) == "start");
        Assert.Single(events, one => Kind(one) == "end");

        var (start, end) = (events.Single(one => Kind(one) == "start"), events[^1]);
        Assert.Equal(
            ("demo", "mass_accuracy", run, false),
            ((string)start["network"]!, (string)start["objective"]!, (string)start["runFolder"]!, (bool)start["resumed"]!));
        Assert.Equal(
            ("costLimit", 4, 0, run),
            ((string)end["stopReason"]!, (int)end["completeUpToCost"]!, (int)end["exitCode"]!, (string)end["runFolder"]!));

        var board = JsonNode.Parse(File.ReadAllText(Path.Combine(run, "leaderboard.json")))!["rows"]!.AsArray();
        var rows = events.Where(one => Kind(one) == "row").ToList();
        Assert.Equal(board.Select(row => (string)row!["map"]!), rows.Select(row => (string)row["map"]!));
        Assert.Equal(board.Select(row => (double)row!["score"]!), rows.Select(row => (double)row["score"]!));
        Assert.Equal(board.Count, (int)end["rows"]!);

        var races = events.Where(one => Kind(one) == "race").ToList();
        Assert.NotEmpty(races);
        Assert.Equal(Enumerable.Range(1, races.Count), races.Select(row => (int)row["number"]!));
        var phases = events.Where(one => Kind(one) == "progress").Select(one => (string)one["phase"]!).Distinct();
        Assert.Equal(["baselines", "candidates", "finals", "done"], phases);
    }

    [Fact]
    public async Task Quiet_prints_the_result_alone()
    {
        var result = (await Invocation.RunAsync([.. SynthesisFixture.Arguments(_folder.File("run")), "--quiet"])).Succeeds();

        Assert.Equal("", result.Error);
        Assert.Contains("mass_accuracy (higher is better)", result.Out, StringComparison.Ordinal);
        Assert.Contains("complete up to cost 4", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_mistakes_are_events_too()
    {
        var name = await Invocation.RunAsync(["synth", .. Demo.Data(4), "--metric", "insertoin", "--json"]);
        Assert.Equal((ExitCodes.UserError, ""), (name.Code, name.Error));
        var error = JsonNode.Parse(Assert.Single(name.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)))!.AsObject();
        CheckNames(error);
        Assert.Equal(("error", 2), (Kind(error), (int)error["exitCode"]!));
        Assert.Contains("insertion", (string)error["message"]!, StringComparison.Ordinal);

        var budget = await Invocation.RunAsync(["synth", .. Demo.Data(4), "--json", "--budget", "nonsense"]);
        Assert.Equal((ExitCodes.UserError, ""), (budget.Code, budget.Error));
        Assert.Equal(
            "{\"event\":\"error\",\"message\":\"--budget nonsense: expected a time such as 90s, 5m or 2h\",\"exitCode\":2}\n",
            budget.Out);
    }

    [Fact]
    public async Task Quiet_and_json_exclude_each_other()
    {
        var result = await Invocation.RunAsync(["synth", .. Demo.Data(4), "--quiet", "--json"]);

        Assert.Equal(
            "{\"event\":\"error\",\"message\":\"--quiet and --json exclude each other\",\"exitCode\":2}\n", result.Out);
        Assert.Equal(ExitCodes.UserError, result.Code);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_before_it_begins_says_so_in_both_ways()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var people = await Invocation.RunAsync(cancelled.Token, SynthesisFixture.Arguments(_folder.File("a")));
        var json = await Invocation.RunAsync(cancelled.Token, [.. SynthesisFixture.Arguments(_folder.File("b")), "--json"]);

        Assert.Equal((ExitCodes.Failure, ""), (people.Code, people.Out));
        Assert.EndsWith("cancelled\n", people.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Failure, json.Code);
        Assert.EndsWith("{\"event\":\"error\",\"message\":\"cancelled\",\"exitCode\":1}\n", json.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Kind(JsonObject one) => (string)one["event"]!;

    // Every name of the event, also of objects inside it, stands in the event's section of the document.
    private static void CheckNames(JsonObject one)
    {
        var document = File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, "docs", "run-events.md"));
        var section = Assert.Single(document.Split("\n### ", StringSplitOptions.None),
            part => part.StartsWith($"`{Kind(one)}`\n", StringComparison.Ordinal));
        foreach (var name in Names(one).Where(name => name != "event"))
            Assert.Contains($"`{name}`", section, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(pair => Names(pair.Value).Prepend(pair.Key)),
        JsonArray many => many.SelectMany(Names),
        _ => [],
    };
}

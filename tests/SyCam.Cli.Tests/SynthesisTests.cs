using System.Text.Json.Nodes;
using SyCam.Cli.Tests.Support;
using SyCam.Eval.Images;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

public sealed class SynthesisTests(SynthesisFixture fixture) : IClassFixture<SynthesisFixture>
{
    private static readonly string[] Named =
        ["GradCAM", "GradCAMpp", "XGradCAM", "LayerCAM", "HiResCAM", "GradCAMElementWise"];

    [Fact]
    public void A_run_writes_all_its_files()
    {
        fixture.Result.Succeeds();

        string[] files =
        [
            "leaderboard.json", "leaderboard.csv", "leaderboard.md", "leaderboard.tex", "front.json", "front.csv",
            "front.md", "front.tex", "held_out.csv", "held_out.md", "per_class.csv", "per_class.md", "scored.csv", "search.json",
            "overlays.png", "BestCam.cs", "journal.jsonl", "job.json", "run.json", "run.yaml", "grammar.sycam",
        ];
        Assert.All(files, file => Assert.True(new FileInfo(PathOf(file)).Length > 0, $"{file} is not there or empty"));
        Assert.Contains($"run folder: {fixture.Run}", fixture.Result.Error, StringComparison.Ordinal);
        Assert.Contains("complete up to cost 4", fixture.Result.Out, StringComparison.Ordinal);
        Assert.True(ImageFile.Read(PathOf("overlays.png")).Width > 4 * 224, "at least four pictures side by side");
    }

    [Fact]
    public void The_leaderboard_has_baselines_and_controls_with_held_out_scores()
    {
        var board = Leaderboard();
        var rows = board["rows"]!.AsArray();

        string[] wanted = [.. Named, "RandomCAM", "FakeCAM"];
        Assert.All(wanted, name =>
        {
            var row = Assert.Single(rows, row => Names(row!).Contains(name))!;
            var heldOut = row["heldOut"]!.AsArray().Single(mean => (string)mean!["metric"]! == "mass_accuracy");
            Assert.InRange((double)heldOut!["mean"]!, 0, 1);
            Assert.Equal((int)board["heldOutImages"]!, (int)heldOut["images"]!);
        });
        Assert.Equal(2, rows.Count(row => (string)row!["kind"]! == "control"));
        Assert.Contains(rows, row => (string)row!["kind"]! == "candidate");
    }

    [Fact]
    public void The_rows_are_ranked_by_the_objective()
    {
        var board = Leaderboard();
        var scores = board["rows"]!.AsArray().Select(row => (double)row!["score"]!).ToList();

        Assert.Equal("mass_accuracy", (string)board["objective"]!);
        Assert.Equal(8, (int)board["searchImages"]! + (int)board["heldOutImages"]!);
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Equal(scores.Count + 1, File.ReadAllLines(PathOf("leaderboard.csv")).Length);
    }

    [Fact]
    public async Task The_best_expression_can_be_scored_drawn_and_exported_by_its_place()
    {
        using var folder = new TemporaryFolder();
        var best = $"@{fixture.Run}#1";
        var expression = (string)Leaderboard()["rows"]![0]!["map"]!;

        var eval = await Invocation.RunAsync(["eval", .. Demo.Data(4), "--method", best, "--metric", "mass_accuracy"]);
        Assert.Contains("│ run#1 ", eval.Succeeds().Out, StringComparison.Ordinal);

        var source = folder.File("9 lives.cs");
        (await Invocation.RunAsync("export", best, "--out", source)).Succeeds();
        var text = await File.ReadAllTextAsync(source, TestContext.Current.CancellationToken);
        Assert.StartsWith($"// {expression}\n", text, StringComparison.Ordinal);
        Assert.Contains("public static class Cam9lives", text, StringComparison.Ordinal);
        Assert.Contains("rank 1 by mass_accuracy on ", text, StringComparison.Ordinal);

        var photo = Path.Combine(Demo.Images, "held-out-fish-1.jpg");
        var drawn = await Invocation.RunAsync("explain", photo, "--run", fixture.Run, "--out", folder.File("fish.png"));
        Assert.Contains("2 maps at features.17", drawn.Succeeds().Out, StringComparison.Ordinal);

        (await Invocation.RunAsync("export", $"@{fixture.Run}#9999")).Refuses("#9999: the leaderboard has");
        (await Invocation.RunAsync("export", $"@{fixture.Run}#best")).Refuses("expected @FOLDER#RANK");
    }

    [Fact]
    public async Task A_control_of_a_run_can_be_drawn_by_its_place_though_the_grammar_does_not_declare_its_inputs()
    {
        using var folder = new TemporaryFolder();
        var rows = Leaderboard()["rows"]!.AsArray();
        var places = Enumerable.Range(1, rows.Count).Where(rank => (string)rows[rank - 1]!["kind"]! == "control").ToList();
        Assert.Equal(2, places.Count);

        var methods = string.Join(',', places.Select(rank => $"@{fixture.Run}#{rank}"));
        var drawn = await Invocation.RunAsync(
            "explain", Path.Combine(Demo.Images, "held-out-fish-1.jpg"), "--run", fixture.Run, "--method", methods, "--out",
            folder.File("controls.png"));

        Assert.Contains("2 maps at features.17", drawn.Succeeds().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_holds_a_run_is_not_overwritten()
    {
        var before = File.ReadAllBytes(PathOf("journal.jsonl"));

        (await Invocation.RunAsync(SynthesisFixture.Arguments(fixture.Run)))
            .Refuses($"{fixture.Run} already holds a run", "give another folder");

        Assert.Equal(before, File.ReadAllBytes(PathOf("journal.jsonl")));
    }

    [Fact]
    public async Task Resuming_with_another_grammar_is_refused()
    {
        (await Invocation.RunAsync(
                [.. SynthesisFixture.Arguments(fixture.Run), "--resume", "--grammar", "grammars/weights.sycam"]))
            .Refuses($"{fixture.Run} holds another run", "grammar", "Give another folder");
    }

    [Fact]
    public async Task Resuming_a_finished_run_scores_nothing_and_writes_the_same_leaderboard()
    {
        var board = File.ReadAllBytes(PathOf("leaderboard.json"));
        var journal = File.ReadAllLines(PathOf("journal.jsonl"));

        (await Invocation.RunAsync([.. SynthesisFixture.Arguments(fixture.Run), "--resume"])).Succeeds();

        Assert.Equal(board, File.ReadAllBytes(PathOf("leaderboard.json")));
        Assert.Equal(Scores(journal), Scores(File.ReadAllLines(PathOf("journal.jsonl"))));
    }

    private string PathOf(string file) => Path.Combine(fixture.Run, file);

    private JsonNode Leaderboard() => JsonNode.Parse(File.ReadAllText(PathOf("leaderboard.json")))!;

    private static int Scores(string[] journal) =>
        journal.Count(line => line.Contains("\"kind\":\"score\"", StringComparison.Ordinal));

    private static List<string> Names(JsonNode row) => [.. row["names"]!.AsArray().Select(name => (string)name!)];
}

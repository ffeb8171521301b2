using System.Text.Json.Nodes;
using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests.Attacking;

public sealed class PartAttackTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_table_has_every_budget_and_its_controls()
    {
        var result = await Attack("--method", "GradCAM,sum_k(A * G)", "--epsilon", "2/255", "--epsilon-low", "0", "--format", "jsonl");

        var lines = Lines(result.Succeeds());
        Assert.Equal(
            [
                "no attack", "even 2/255", "GradCAM", "GradCAM, evened (control)", "GradCAM, shuffled (control)", "sum_k(A * G)",
                "sum_k(A * G), evened (control)", "sum_k(A * G), shuffled (control)",
            ],
            lines.Select(line => (string)line["method"]!).Distinct());
        Assert.Equal(0, Mean(lines, "no attack", "budget"));
        Assert.Equal(2, Mean(lines, "even 2/255", "budget"), 1e-4);
        Assert.True(Mean(lines, "even 2/255", "loss") > Mean(lines, "no attack", "loss"));
        foreach (var method in new[] { "GradCAM", "sum_k(A * G)" })
        {
            // A part of the pixels has 2/255 and the others have nothing.
            var budget = Mean(lines, method, "budget");
            Assert.Equal(2 * Mean(lines, method, "important"), budget, 1e-4);
            Assert.InRange(budget, 0.01, 1.99);
            Assert.Equal(budget, Mean(lines, $"{method}, evened (control)", "budget"), 1e-4);
            Assert.Equal(budget, Mean(lines, $"{method}, shuffled (control)", "budget"), 1e-4);
            Assert.True(Mean(lines, method, "loss") < Mean(lines, "even 2/255", "loss"), "less budget, less loss");
            var against = Line(lines, method, "loss")["against"]!;
            Assert.Equal(
                Mean(lines, method, "loss") - Mean(lines, $"{method}, evened (control)", "loss"), (double)against["gain"]!, 1e-9);
        }
    }

    // The published accuracy is that of the command that counts it.
    [Fact]
    public async Task Without_an_attack_the_accuracy_is_that_of_models_check()
    {
        var attack = await Attack("--method", "none", "--attack", "fgsm", "--format", "jsonl", "--limit", "64");
        var check = await Invocation.RunAsync("models", "check", Demo.Weights, "--images", Demo.Table, "--json");

        var lines = Lines(attack.Succeeds());
        var accuracy = JsonNode.Parse(check.Succeeds().Out)!;
        Assert.Equal((double)accuracy["right"]! / (double)accuracy["labelled"]!, Mean(lines, "no attack", "accuracy"), 1e-9);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_table()
    {
        string[] options = ["--method", "RandomCAM", "--rule", "direct", "--steps", "2", "--format", "csv", "--limit", "4"];

        var first = await Attack(options);
        var second = await Attack([.. options, "--batch", "1"]);
        var other = await Attack([.. options, "--seed", "1"]);

        Assert.Equal(first.Succeeds().Out, (await Attack(options)).Out);
        Assert.Equal(Column(first.Out, "budget"), Column(second.Succeeds().Out, "budget"));
        Assert.NotEqual(first.Out, other.Succeeds().Out);
    }

    [Theory]
    [InlineData("--epsilon 9", "--epsilon 9: expected a part of a pixel's range from 0 to 1, such as 8/255")]
    [InlineData("--epsilon-low 9/255", "--epsilon-low 9/255: above --epsilon 8/255")]
    [InlineData("--step-size x", "--step-size x: expected a part")]
    [InlineData("--steps 0", "--steps 0: expected a whole number of at least 1")]
    [InlineData("--method GradCAMM", "there is no method 'GradCAMM'. Did you mean 'GradCAM'?")]
    [InlineData("--output nowhere/table.csv", "there is no folder")]
    public async Task Mistakes_are_said_before_anything_is_attacked(string options, string message) =>
        (await Attack(options.Split(' '))).Refuses(message);

    [Theory]
    [InlineData("--attack")]
    [InlineData("--rule")]
    public async Task Unknown_words_are_refused(string option) => (await Attack(option, "other")).Refuses("other");

    [Fact]
    public async Task Images_without_a_label_are_left_out_and_said()
    {
        Demo.CopyImages(_folder.File("photos"), 2);

        var result = await Invocation.RunAsync("part", "attack", "-m", Demo.Weights, "-i", _folder.File("photos"));

        result.Refuses("no image has a label", "--labels");
    }

    public void Dispose() => _folder.Dispose();

    private static Task<Invocation> Attack(params string[] options) => Invocation.RunAsync(
    [
        "part", "attack", "-m", Demo.Weights, "-i", Demo.Table,
        .. options.Contains("--limit") ? options : [.. options, "--limit", "8", .. options.Contains("--steps") ? [] : new[] { "--steps", "3" }],
    ]);

    private static IReadOnlyList<JsonNode> Lines(Invocation result) =>
        [.. result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    private static JsonNode Line(IEnumerable<JsonNode> lines, string method, string metric) =>
        lines.Single(line => (string)line["method"]! == method && (string)line["metric"]! == metric);

    private static double Mean(IEnumerable<JsonNode> lines, string method, string metric) =>
        (double)Line(lines, method, metric)["mean"]!;

    private static IEnumerable<string> Column(string csv, string metric) =>
        csv.Split('\n').Where(line => line.Contains($",{metric},", StringComparison.Ordinal));
}

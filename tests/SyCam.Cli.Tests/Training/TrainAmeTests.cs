using System.Text.Json.Nodes;
using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests.Training;

/// <summary><c>train ame</c>, and the commands that read what it wrote.</summary>
public sealed class TrainAmeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Trained => _folder.File("ame.safetensors");

    [Fact]
    public async Task What_was_trained_makes_maps_in_eval_and_explain()
    {
        var trained = (await Train("--layers", "scale2,scale1", "--epochs", "2")).Succeeds();

        Assert.Equal($"4 images; 2 exits -> {Trained}\n", trained.Out);
        Assert.StartsWith("exits at features.10, features.17; 4 images, their masks are not read\nexits 2/10: loss ", trained.Error);
        Assert.Equal(
            ["exits 2/10", "exits 4/10", "exits 6/10", "exits 8/10", "exits 10/10", "attention 1/2", "attention 2/2"],
            trained.Error.Split('\n').Where(line => line.Contains(": loss ", StringComparison.Ordinal)).Select(line => line.Split(':')[0]));

        var table = (await Invocation.RunAsync(
            ["eval", .. Demo.Data(2), "--aggregator", Trained, "--method", "AMECAM,AMECAM.mean", "--metric", "dice,hd95", "--format", "csv"]))
            .Succeeds();
        Assert.Contains(",AMECAM,method,hd95,", table.Out, StringComparison.Ordinal);
        Assert.Contains(",AMECAM.mean,method,dice,", table.Out, StringComparison.Ordinal);

        var photo = Directory.GetFiles(Demo.Images, "held-out-fish-1.jpg").Single();
        (await Invocation.RunAsync(
            "explain", photo, "--model", Demo.Weights, "--aggregator", Trained, "--method", "AMECAM", "-o", _folder.File("maps"))).Succeeds();
        var exits = JsonNode.Parse(await File.ReadAllTextAsync(
            _folder.File("maps/manifest.json"), TestContext.Current.CancellationToken))!["model"]!["exits"]!;
        Assert.Equal(Trained, (string)exits["file"]!);
        Assert.Equal(["features.10", "features.17"], exits["layers"]!.AsArray().Select(layer => (string)layer!));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_file()
    {
        (await Train("--epochs", "1")).Succeeds();
        var first = await File.ReadAllBytesAsync(Trained, TestContext.Current.CancellationToken);
        (await Train("--epochs", "1")).Succeeds();
        Assert.Equal(first, await File.ReadAllBytesAsync(Trained, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_signal_keeps_the_file_of_the_last_whole_epoch()
    {
        using var command = RunningCommand.Start([.. Arguments("--epochs", "100000")]);
        await command.SaysAsync("attention 1/");
        await command.SignalAsync("INT");
        var ended = await command.EndAsync();

        Assert.Equal(ExitCodes.Failure, ended.Code);
        Assert.Contains($"cancelled: {Trained} is that after epoch ", ended.Error, StringComparison.Ordinal);
        (await Invocation.RunAsync(
            ["eval", .. Demo.Data(2), "--aggregator", Trained, "--method", "AMECAM", "--metric", "dice"])).Succeeds();
    }

    [Fact]
    public async Task Mistakes_are_one_message()
    {
        (await Train("--layers", "scale1")).Refuses("exits at features.17: at least two layers of 'demo' are needed");
        (await Train("--layers", "scale9")).Refuses("there is no layer 'scale9'", "scale4 = features.2 (128 x 128)");
        (await Train("--batch-size", "1")).Refuses("--batch-size 1: expected a whole number of at least 2");
        (await Train("--rate", "0")).Refuses("--rate 0: expected a number from 1E-06 to 1");
        (await Train("--limit", "2")).Refuses("training needs at least two images to compare, there is one");
        (await Invocation.RunAsync(["eval", .. Demo.Data(2), "--method", "AMECAM", "--metric", "dice"]))
            .Refuses("input 'from ame' needs exits of 'demo': give --aggregator FILE");
        (await Invocation.RunAsync(["eval", .. Demo.Data(2), "--aggregator", Demo.Weights, "--method", "AMECAM", "--metric", "dice"]))
            .Refuses($"cannot use '{Demo.Weights}' as exits: it has no tensor 'network.sha256'");
        (await Invocation.RunAsync(["eval", .. Demo.Data(2), "--aggregator", _folder.File("none"), "--method", "AMECAM", "--metric", "dice"]))
            .Refuses($"cannot read '{_folder.File("none")}': there is no such file");
    }

    private Task<Invocation> Train(params string[] more) => Invocation.RunAsync(Arguments(more));

    private IEnumerable<string> Arguments(params string[] more) =>
    [
        "train", "ame", .. more.Contains("--limit") ? Demo.Data(2)[..4] : Demo.Data(8), "--out", Trained, "--exit-epochs", "10",
        "--device", "cpu", .. more,
    ];

    public void Dispose() => _folder.Dispose();
}

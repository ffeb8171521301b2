using System.Globalization;
using System.Text.RegularExpressions;
using SyCam.Cli.Tests.Support;
using SyCam.Eval.Models;
using SyCam.Testing;

namespace SyCam.Cli.Tests.Attacking;

public sealed partial class PartTrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Output => _folder.File("trained.safetensors");

    [Fact]
    public async Task Training_lowers_the_loss_on_attacked_images_and_writes_weights_that_other_commands_read()
    {
        var result = await Train("--epochs", "4", "--warm-up", "3", "--limit", "24", "--batch", "12", "--learning-rate", "0.005");

        var losses = Loss().Matches(result.Succeeds().Error).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(4, losses.Count);
        Assert.True(losses[3] < 0.8 * losses[0], string.Join(' ', losses));
        Assert.Contains("epoch 3/4 (warm-up): loss ", result.Error, StringComparison.Ordinal);
        Assert.Contains("epoch 4/4: loss ", result.Error, StringComparison.Ordinal);
        (await Invocation.RunAsync("models", "check", Output)).Succeeds();
        (await Invocation.RunAsync("explain", Path.Combine(Demo.Images, "held-out-fish-1.jpg"), "-m", Output, "-o", _folder.File("fish.png")))
            .Succeeds();
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_weights()
    {
        string[] options = ["--epochs", "2", "--warm-up", "1", "--rule", "direct", "--limit", "8"];

        (await Train(options)).Succeeds();
        var first = await File.ReadAllBytesAsync(Output, TestContext.Current.CancellationToken);
        (await Train(options)).Succeeds();
        var again = await File.ReadAllBytesAsync(Output, TestContext.Current.CancellationToken);
        (await Train([.. options, "--seed", "1"])).Succeeds();
        var other = await File.ReadAllBytesAsync(Output, TestContext.Current.CancellationToken);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task From_scratch_the_given_weights_do_not_matter()
    {
        using (var published = CamModel.Load(Demo.Weights))
        using (var other = published.ToTrainable())
        {
            other.Reset(9);
            other.Save(_folder.File("other.safetensors"));
        }

        string[] options = ["--epochs", "1", "--from-scratch", "--limit", "4"];
        (await Train(options)).Succeeds();
        var first = await File.ReadAllBytesAsync(Output, TestContext.Current.CancellationToken);
        (await Invocation.RunAsync(
            ["part", "train", "-m", _folder.File("other.safetensors"), "-i", Demo.Table, "-o", Output, "--steps", "1", "--epsilon", "4/255", .. options]))
            .Succeeds();

        Assert.Equal(first, await File.ReadAllBytesAsync(Output, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_signal_leaves_the_weights_of_the_last_whole_epoch_and_says_so()
    {
        using var command = RunningCommand.Start(
            ["part", "train", "-m", Demo.Weights, "-i", Demo.Table, "--limit", "4", "--steps", "1", "--epochs", "10000", "-o", Output]);
        await command.WritesAsync(Output, 1);
        await command.SignalAsync("INT");
        var ended = await command.EndAsync();

        Assert.Equal(ExitCodes.Failure, ended.Code);
        Assert.Matches($"{Output} has the weights of epoch \\d+\n", ended.Error);
        Assert.EndsWith("cancelled\n", ended.Error, StringComparison.Ordinal);
        (await Invocation.RunAsync("models", "check", Output)).Succeeds();
        Assert.Equal(["trained.json", "trained.safetensors"],
            Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_loss_that_is_not_finite_stops_with_one_message()
    {
        var result = await Train("--epochs", "30", "--learning-rate", "100", "--momentum", "0", "--weight-decay", "1", "--limit", "4");

        result.Refuses("the loss is not finite in epoch", "give a smaller --learning-rate");
    }

    [Theory]
    [InlineData("--method GradCAM,LayerCAM", "training takes one method")]
    [InlineData("--class label", "--class label: training takes the maps of the class that the network sees")]
    [InlineData("--epochs 0", "--epochs 0: expected a whole number of at least 1")]
    [InlineData("--momentum 1", "--momentum 1: expected a number from 0 to 0.9999")]
    [InlineData("--epsilon 9", "--epsilon 9: expected a part of a pixel's range")]
    public async Task Mistakes_are_said_before_anything_is_trained(string options, string message)
    {
        (await Train(options.Split(' '))).Refuses(message);
        Assert.False(File.Exists(Output));
    }

    [Theory]
    [InlineData("model.pt", "name a .safetensors file")]
    [InlineData("nowhere/model.safetensors", "there is no folder")]
    public async Task An_output_that_cannot_be_is_refused(string name, string message) =>
        (await Invocation.RunAsync("part", "train", "-m", Demo.Weights, "-i", Demo.Table, "-o", _folder.File(name))).Refuses(message);

    [Fact]
    public async Task The_weights_that_it_begins_with_are_not_overwritten() =>
        (await Invocation.RunAsync("part", "train", "-m", Demo.Weights, "-i", Demo.Table, "-o", Demo.Weights)).Refuses("which would be lost");

    [Fact]
    public async Task Images_without_labels_teach_nothing()
    {
        Demo.CopyImages(_folder.File("photos"), 2);

        (await Invocation.RunAsync("part", "train", "-m", Demo.Weights, "-i", _folder.File("photos"), "-o", Output))
            .Refuses("no image to train on has a label");
    }

    public void Dispose() => _folder.Dispose();

    private Task<Invocation> Train(params string[] options) => Invocation.RunAsync(
        ["part", "train", "-m", Demo.Weights, "-i", Demo.Table, "-o", Output, "--steps", "1", .. options.Contains("--epsilon") ? [] : new[] { "--epsilon", "4/255" }, .. options]);

    [GeneratedRegex(@"^epoch \d.*: loss (\d+\.\d+),", RegexOptions.Multiline)]
    private static partial Regex Loss();
}

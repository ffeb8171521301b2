using SyCam.Eval.Exits;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Eval.Tests.Terminals;
using SyCam.Grammar.Typing;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Exits;

/// <summary>Training on a small network, its file, and the terminals that read it.</summary>
public sealed class ExitTrainerTests : IDisposable
{
    private static readonly string[] Layers = ["features.2", "features.5"];

    private readonly TemporaryFolder _folder = new();
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly CamModel _model;
    private readonly Tensor _inputs = SmallNetwork.Inputs();
    private readonly Tensor _classes = tensor([0L, 2, 1]);

    public ExitTrainerTests() => _model = SmallNetwork.Load(_folder, "deep");

    private string Trained => _folder.File("exits.safetensors");

    [Fact]
    public void Exits_and_attention_learn_and_the_network_does_not()
    {
        using var before = _model.Forward(_inputs);
        var epochs = Train(seed: 1);

        Assert.Equal(60, epochs.Count(epoch => !epoch.IsAttention));
        Assert.Equal(30, epochs.Count(epoch => epoch.IsAttention));
        // Exits of 0 say even odds of each class: ln 2, with the weights 1/2 and 1.
        Assert.Equal(1.5 * Math.Log(2), epochs[0].Loss, 1e-5);
        Assert.True(epochs[59].Loss < 0.8 * epochs[0].Loss, $"{epochs[59].Loss}");
        Assert.True(epochs[^1].Loss < epochs[60].Loss, $"{epochs[60].Loss} {epochs[^1].Loss}");
        using var after = _model.Forward(_inputs);
        Assert.True(before.Equals(after));
    }

    [Fact]
    public void The_same_seed_writes_the_same_file_and_another_another()
    {
        Train(seed: 1);
        var first = File.ReadAllBytes(Trained);
        Train(seed: 1);
        Assert.Equal(first, File.ReadAllBytes(Trained));
        Train(seed: 2);
        Assert.NotEqual(first, File.ReadAllBytes(Trained));
    }

    [Fact]
    public void Terminals_read_what_was_trained()
    {
        Train(seed: 1);
        _model.LoadExits(Trained);
        using var network = new FrozenNetwork(_model);
        using var images = SmallNetwork.Prepare(_model, network);

        Tensor Read(string word, string layer = "") => images.Take(new InputSource(word, layer), 0, SmallNetwork.Images);
        var (fine, deep, joined, mean) = (Read("exit", "features.2"), Read("exit"), Read("ame"), Read("ame_mean"));

        Assert.Equal([3, 1, 8, 8], fine.shape);
        Assert.Equal([3, 1, 4, 4], deep.shape);
        Assert.Equal([3, 1, 8, 8], joined.shape);
        var enlarged = nn.functional.interpolate(deep, [8, 8], mode: InterpolationMode.Bilinear, align_corners: false);
        // At each pixel between the exits' maps, as a mean with weights is.
        Assert.True((joined <= fine.maximum(enlarged) + 1e-5).all().ToBoolean());
        Assert.True((joined >= fine.minimum(enlarged) - 1e-5).all().ToBoolean());
        Assert.True(mean.allclose((fine + enlarged + joined) / 3, rtol: 1e-5, atol: 1e-6));
        // The map's mean and the logit of the class are the same.
        using var file = SafetensorsFile.Open(Trained);
        var weights = file.Read("exit.0.features.2.weight").reshape(4, 4);
        var features = _model.Features("features.2", _inputs);
        long[] positions = [2, 3];
        var logits = nn.functional.linear(features.mean(positions), weights, file.Read("exit.0.features.2.bias"));
        Assert.True(fine.mean([1L, 2, 3]).allclose(logits.gather(1, _classes.unsqueeze(1)).squeeze(1), rtol: 1e-4, atol: 1e-5));
    }

    [Fact]
    public void Terminals_without_exits_or_at_another_layer_say_what_to_do()
    {
        using var network = new FrozenNetwork(_model);
        using var images = SmallNetwork.Prepare(_model, network);
        var error = Assert.Throws<InputException>(() => images.Take(new InputSource("ame"), 0, 1));
        Assert.Equal(
            "input 'from ame' needs exits of 'deep': give --aggregator FILE, a file that `sycam train ame` wrote for this network",
            error.Message);
        Train(seed: 1);
        _model.LoadExits(Trained);
        error = Assert.Throws<InputException>(() => images.Take(new InputSource("exit", "features.0"), 0, 1));
        Assert.Equal(
            "there is no exit at layer 'features.0' (input 'from exit'). There is one at: features.2, features.5", error.Message);
    }

    [Fact]
    public void A_file_of_another_network_and_a_file_of_something_else_are_refused()
    {
        Train(seed: 1);
        using var other = SmallNetwork.Load(_folder, "flat");
        var error = Assert.Throws<InputException>(() => other.LoadExits(Trained));
        Assert.StartsWith(
            $"cannot use '{Trained}' as exits: it belongs to a network with the checksum {_model.Hash[..16]}...", error.Message,
            StringComparison.Ordinal);
        error = Assert.Throws<InputException>(() => _model.LoadExits(_folder.File("deep.safetensors")));
        Assert.EndsWith(
            "it has no tensor 'network.sha256', so it is no file of exits: train exits on this network (sycam train ame)",
            error.Message, StringComparison.Ordinal);
        Assert.Null(_model.Exits);
    }

    [Theory]
    [InlineData("exit.0.features.2.weight", "is Float32 [2, 2], and Float32 [4, 4, 1, 1] belongs there", true)]
    [InlineData("exit.1.features.5.weight", "it has 1 exits, and at least two are joined", false)]
    [InlineData("exit.1.features.5.bias", "it has no tensor 'exit.1.features.5.bias'", false)]
    [InlineData("exit.0.features.2.bias", "tensor 'exit.0.features.2.bias' is Float32 [2, 2], and Float32 [4] belongs there", true)]
    [InlineData("attention.4.running_var", "it has no tensor 'attention.4.running_var'", false)]
    [InlineData("attention.9.weight", "is Float32 [2, 2], and Float32 [2, 32, 3, 3] belongs there", true)]
    [InlineData("more", "it has 26 tensors, 25 belong there", true)]
    [InlineData("network.sha256", "tensor 'network.sha256' is Float32 [2, 2], and Byte [32] belongs there", true)]
    public void A_file_that_lacks_something_or_has_it_otherwise_is_refused(string name, string message, bool isReplaced)
    {
        Train(seed: 1);
        List<(string Name, Tensor)> tensors = [];
        using (var file = SafetensorsFile.Open(Trained))
            tensors.AddRange(file.Entries.Where(entry => entry.Name != name).Select(entry => (entry.Name, file.Read(entry.Name))));
        if (isReplaced) tensors.Add((name, ones(2, 2)));
        SafetensorsOutput.Write(Trained, tensors);

        var error = Assert.Throws<InputException>(() => _model.LoadExits(Trained));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_is_no_number_a_single_image_and_a_single_layer_end_with_one_message()
    {
        using var wild = Trainer(seed: 1, rate: 1e30);
        var error = Assert.Throws<TrainingException>(() => wild.Run(CancellationToken.None).ToList());
        Assert.StartsWith("the loss of the exits is no number any more in epoch ", error.Message, StringComparison.Ordinal);
        using var alone = new ExitTrainer(
            _model, Options(1), () => [new ExitBlock(_inputs.narrow(0, 0, 1), _classes.narrow(0, 0, 1))]);
        Assert.Equal(
            "training needs at least two images to compare, there is one",
            Assert.Throws<InputException>(() => alone.Run(CancellationToken.None).First()).Message);
        Assert.Contains(
            "at least two layers of 'deep' are needed",
            Assert.Throws<InputException>(() => new ExitTrainer(_model, Options(1) with { Layers = ["features.2"] }, () => []))
                .Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_ends_training_and_leaves_the_file_of_the_last_epoch()
    {
        using var source = new CancellationTokenSource();
        using var trainer = Trainer(seed: 1);
        var written = 0;
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (var epoch in trainer.Run(source.Token))
            {
                if (!epoch.IsAttention) continue;
                trainer.Write(Trained);
                if (++written == 2) source.Cancel();
            }
        });
        Assert.Equal(2, written);
        _model.LoadExits(Trained);
        Assert.Equal(Layers, _model.Exits!.Layers);
    }

    private static ExitTrainingOptions Options(int seed) => new()
    {
        Layers = Layers,
        ExitEpochs = 60,
        Epochs = 30,
        BatchSize = 2,
        ExitRate = 0.1,
        Rate = 0.01,
        Seed = seed,
    };

    private ExitTrainer Trainer(int seed, double? rate = null) => new(
        _model, rate is { } given ? Options(seed) with { ExitRate = given } : Options(seed),
        () => [new ExitBlock(_inputs.narrow(0, 0, 2), _classes.narrow(0, 0, 2)), new ExitBlock(_inputs.narrow(0, 2, 1), _classes.narrow(0, 2, 1))]);

    private List<ExitEpoch> Train(int seed)
    {
        using var trainer = Trainer(seed);
        List<ExitEpoch> epochs = [.. trainer.Run(CancellationToken.None)];
        trainer.Write(Trained);
        return epochs;
    }

    public void Dispose()
    {
        _model.Dispose();
        _scope.Dispose();
        _folder.Dispose();
    }
}

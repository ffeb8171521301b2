using System.Globalization;
using SyCam.Eval.Models;
using SyCam.Eval.Tests.Terminals;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Models;

public sealed class TrainableModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    // training.tsv is what make_training.py says.
    [Theory]
    [InlineData("pooled")]
    [InlineData("deep")]
    public void Steps_are_those_of_pytorch(string name)
    {
        using var scope = NewDisposeScope();
        using var published = SmallNetwork.Load(_folder, name);
        using var model = published.ToTrainable();
        using var optimizer = optim.SGD(model.Parameters, 0.05, momentum: 0.9, weight_decay: 0.01);
        var before = Numbers(published.Forward(SmallNetwork.Inputs()));
        List<double> losses = [];

        for (var step = 0; step < 3; step++)
        {
            var loss = nn.functional.cross_entropy(model.Logits(SmallNetwork.Inputs()), tensor(new long[] { 0, 2, 1 }));
            losses.Add(loss.item<float>());
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }

        Close(Expected(name, "loss"), losses);
        Close(Expected(name, "logits"), Numbers(model.Model.Forward(SmallNetwork.Inputs())));
        Assert.Equal(before, Numbers(published.Forward(SmallNetwork.Inputs())));
        model.Save(_folder.File("trained.safetensors"));
        using var file = SafetensorsFile.Open(_folder.File("trained.safetensors"));
        Assert.All(file.Entries, entry =>
            Close(Expected(name, entry.Name), [file.Read(entry.Name).square().sum().item<float>()]));
    }

    [Fact]
    public void What_is_saved_is_loaded_with_its_description()
    {
        using var scope = NewDisposeScope();
        using var published = SmallNetwork.Load(_folder, "deep");
        using var model = published.ToTrainable();
        var path = _folder.File("saved.safetensors");

        model.Save(path);

        using var loaded = CamModel.Load(path);
        Assert.Equal(Numbers(published.Forward(SmallNetwork.Inputs())), Numbers(loaded.Forward(SmallNetwork.Inputs())));
        Assert.Equal("saved", loaded.Sidecar.Name);
        Assert.Equal(published.Sidecar.Mean, loaded.Sidecar.Mean);
        Assert.Equal(published.Sidecar.Std, loaded.Sidecar.Std);
        Assert.Equal(published.Sidecar.Classes, loaded.Sidecar.Classes);
        Assert.Equal(published.Sidecar.Layers, loaded.Sidecar.Layers);
        Assert.Equal(["deep.json", "deep.safetensors", "saved.json", "saved.safetensors"],
            Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    // Of 10 000 numbers of variance 2/100 the mean is within 0.01 and the variance within 5 %.
    [Fact]
    public void Random_weights_have_the_variance_of_their_inputs_and_norms_change_nothing()
    {
        using var scope = NewDisposeScope();
        using var zeros = TinyNetwork.Zeros(_folder, """
            [{ "name": "conv", "type": "conv", "out": 400, "k": 5, "pad": 2, "bias": false }, { "name": "bn", "type": "bn" },
             { "type": "gap" }, { "type": "flatten" }, { "name": "fc", "type": "linear", "out": 2 }]
            """,
            ("conv.weight", [400, 3, 5, 5]), ("bn.weight", [400]), ("bn.bias", [400]), ("bn.running_mean", [400]),
            ("bn.running_var", [400]), ("fc.weight", [2, 400]), ("fc.bias", [2]));
        using var model = zeros.ToTrainable();
        float[] Saved(int seed, string tensor)
        {
            model.Reset(seed);
            model.Save(_folder.File("random.safetensors"));
            using var file = SafetensorsFile.Open(_folder.File("random.safetensors"));
            using var values = file.Read(tensor);
            return values.data<float>().ToArray();
        }

        var weights = Saved(1, "conv.weight");

        Assert.InRange(weights.Average(), -0.01, 0.01);
        Assert.InRange(weights.Select(value => value * value).Average() * 75 / 2, 0.95, 1.05);
        Assert.Equal(weights, Saved(1, "conv.weight"));
        Assert.NotEqual(weights, Saved(2, "conv.weight"));
        foreach (var name in new[] { "bn.weight", "bn.running_var" }) Assert.All(Saved(1, name), value => Assert.Equal(1, value));
        foreach (var name in new[] { "bn.bias", "bn.running_mean", "fc.bias" }) Assert.All(Saved(1, name), value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_said()
    {
        using var published = SmallNetwork.Load(_folder, "flat");
        using var model = published.ToTrainable();

        var error = Assert.Throws<InputException>(() => model.Save(_folder.File("nowhere/model.safetensors")));

        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static double[] Expected(string network, string what) =>
        [.. File.ReadAllLines(Path.Combine(ReferenceData.RepositoryRoot, "tests", "SyCam.Eval.Tests", "Models", "training.tsv"))
            .Select(line => line.Split('\t')).Single(cells => cells[0] == network && cells[1] == what)
            .Skip(2).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];

    private static double[] Numbers(Tensor values) =>
        [.. values.detach().flatten().data<float>().ToArray().Select(value => (double)value)];

    private static void Close(IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        var scale = expected.Max(Math.Abs);
        for (var i = 0; i < expected.Count; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= 2e-5 * scale, $"[{i}]: {actual[i]}, expected {expected[i]}");
    }
}

using SyCam.Eval.Models;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Models;

public sealed class LayerNamesTests : IDisposable
{
    private const string Usable = "Usable layers: conv1 [16, 32, 32], bn1 [16, 32, 32], relu [16, 32, 32], " +
        "layer1.0 [16, 32, 32], layer1.1 [16, 32, 32], layer1.2 [16, 32, 32], layer2.0 [32, 16, 16], " +
        "layer2.1 [32, 16, 16], layer2.2 [32, 16, 16], layer3.0 [64, 8, 8], layer3.1 [64, 8, 8], layer3.2 [64, 8, 8].";

    private const string Scales =
        "scale1 = layer3.2 (8 x 8), scale2 = layer2.2 (16 x 16), scale3 = layer1.2 (32 x 32).";

    private readonly TemporaryFolder _folder = new();
    private readonly CamModel _model;

    public LayerNamesTests() => _model = CamModel.Load(TinyNetwork.ZerosOf(_folder, "cifar_resnet20", 10));

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("layer3.2", "layer3.2")]
    [InlineData("conv1", "conv1")]
    [InlineData("layer3", "layer3.2")]
    [InlineData("layer3[-1]", "layer3.2")]
    [InlineData("layer3[-3]", "layer3.0")]
    [InlineData("layer2[1]", "layer2.1")]
    [InlineData("scale1", "layer3.2")]
    [InlineData("scale2", "layer2.2")]
    [InlineData("scale3", "layer1.2")]
    public void Names_groups_and_indices_find_the_layer(string written, string expected) =>
        Assert.Equal(expected, _model.ResolveLayer(written));

    [Theory]
    [InlineData("layr3", "there is no layer 'layr3'. Did you mean 'layer3'? " + Usable)]
    [InlineData("layer3.3", "there is no layer 'layer3.3'. Did you mean 'layer3.0'? " + Usable)]
    [InlineData("blocks.11.norm1", "there is no layer 'blocks.11.norm1'. " + Usable)]
    [InlineData("", "there is no layer ''. " + Usable)]
    [InlineData("layer3.2.conv2", "there is no layer 'layer3.2.conv2'. It lies inside 'layer3.2', and the network is " +
        "cut only between such blocks: use 'layer3.2'. " + Usable)]
    [InlineData("layer3[-1].conv2", "there is no layer 'layer3[-1].conv2'. It lies inside 'layer3.2', and the network is " +
        "cut only between such blocks: use 'layer3.2'. " + Usable)]
    [InlineData("model.layer3[-1]", "there is no layer 'model.layer3[-1]'. Leave out 'model.': write 'layer3[-1]'. " + Usable)]
    [InlineData("avgpool[0]", "there is no layer 'avgpool[0]'. " + Usable)]
    [InlineData("flatten", "layer 'flatten' cannot be a target layer: its output is a vector without positions; choose " +
        "a layer before the network flattens. " + Usable)]
    [InlineData("linear", "layer 'linear' cannot be a target layer: its output is a vector without positions; choose " +
        "a layer before the network flattens. " + Usable)]
    [InlineData("avgpool", "layer 'avgpool' cannot be a target layer: its output has one position only; choose a " +
        "layer before the pooling. " + Usable)]
    [InlineData("layer3[3]", "layer 'layer3[3]': 'layer3' has 3 layers, so the index goes from -3 to 2")]
    [InlineData("layer3[-4]", "layer 'layer3[-4]': 'layer3' has 3 layers, so the index goes from -3 to 2")]
    [InlineData("scale4", "there is no layer 'scale4': the network has 3 resolutions: " + Scales)]
    [InlineData("scale0", "there is no layer 'scale0': the network has 3 resolutions: " + Scales)]
    [InlineData("scale99999999999", "there is no layer 'scale99999999999': the network has 3 resolutions: " + Scales)]
    public void A_name_that_does_not_serve_is_refused_with_the_fix(string written, string message) =>
        Assert.Equal(message, Assert.Throws<InputException>(() => _model.ResolveLayer(written)).Message);

    [Fact]
    public void Scales_end_at_the_usual_target_and_leave_out_poolings()
    {
        using var model = CamModel.Load(TinyNetwork.ZerosOf(_folder, "squeezenet1_1", 10));

        // Behind the usual target, features.12, there are maps of the classes.
        Assert.Equal(
            ["features.12", "features.7", "features.4", "features.1"],
            Enumerable.Range(1, 4).Select(scale => model.ResolveLayer($"scale{scale}")));
    }

    [Fact]
    public void A_layer_that_is_called_like_a_scale_is_meant_by_that_name()
    {
        using var model = TinyNetwork.Zeros(_folder, """
            [{ "name": "scale2", "type": "relu" }, { "type": "maxpool", "k": 2 }, { "name": "last", "type": "relu" },
             { "type": "gap" }, { "type": "flatten" }]
            """);

        Assert.Equal("scale2", model.ResolveLayer("scale2"));
        Assert.Equal("last", model.ResolveLayer("scale1"));
    }

    [Fact]
    public void The_usual_target_and_all_names_follow_the_architecture()
    {
        Assert.Equal("layer3.2", _model.DefaultLayer);
        Assert.Equal(["conv1", "bn1", "relu", "layer1.0"], _model.LayerNames.Take(4));
        Assert.Equal(["layer3.2", "avgpool", "flatten", "linear"], _model.LayerNames.TakeLast(4));
        Assert.Equal("gap-linear", _model.HeadKind("layer3.2"));
        Assert.Equal("other", _model.HeadKind("layer3.1"));
        Assert.Throws<ArgumentException>(() => _model.HeadKind("layer3[-1]"));
    }
}

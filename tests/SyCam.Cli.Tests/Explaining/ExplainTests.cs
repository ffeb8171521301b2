using System.Text.Json.Nodes;
using SyCam.Cli.Tests.Support;
using SyCam.Eval.Images;
using SyCam.Eval.Maps;
using SyCam.Testing;

namespace SyCam.Cli.Tests.Explaining;

/// <summary><c>explain</c> with files: what is there, and what the manifest says of it.</summary>
public sealed class ExplainTests : IDisposable
{
    private const int Side = 128;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_folder_gives_files_for_every_map_and_a_manifest()
    {
        var names = Demo.CopyImages(_folder.File("photos"), 2);
        await File.WriteAllTextAsync(_folder.File("photos/broken.jpg"), "no picture", TestContext.Current.CancellationToken);
        var run = (await Explain(
            _folder.File("photos"), "--method", "GradCAM,relu(-1 * sum_k(A))", "--mask", "0.5", "--depth", "16", "--colour-bar")).Succeeds();

        var manifest = Manifest();
        Assert.True((bool)manifest["complete"]!);
        Assert.Contains("broken.jpg", (string)Assert.Single(manifest["unreadable"]!.AsArray())!, StringComparison.Ordinal);
        var pictures = manifest["pictures"]!.AsArray();
        Assert.Equal(names, pictures.Select(picture => (string)picture!["name"]!));
        foreach (var picture in pictures)
        {
            var maps = picture!["maps"]!.AsArray();
            Assert.Equal(["ok", "zero"], maps.Select(map => (string)map!["status"]!));
            foreach (var file in maps.SelectMany(map => map!["files"]!.AsObject()))
                Assert.True(new FileInfo(Output((string)file.Value!)).Length > 0, $"{file.Value}");
            Assert.Equal(["overlay", "heatmap", "npy", "raw", "mask"], maps[0]!["files"]!.AsObject().Select(file => file.Key));
            // What is not there marks nothing.
            Assert.Equal(["overlay", "heatmap", "npy", "raw"], maps[1]!["files"]!.AsObject().Select(file => file.Key));
            Assert.Contains(
                $"{(string)picture["name"]!}: the map of relu(-1 * sum_k(A)) at features.17 for {(string)picture["class"]!["name"]!} is zero",
                run.Error, StringComparison.Ordinal);
        }

        Assert.Contains("left out: ", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("2 pictures; 2 maps at features.17", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_classes_stand_in_one_picture_below_those_of_each()
    {
        var (apart, fused) = (_folder.File("apart.png"), _folder.File("fused.png"));
        string[] usual = ["explain", Photo("fish"), "--model", Demo.Weights, "--method", "GradCAM", "--topk", "2", "-o"];
        (await Invocation.RunAsync([.. usual, apart])).Succeeds();
        (await Invocation.RunAsync([.. usual, fused, "--fuse"])).Succeeds();

        var (two, three) = (ImageFile.Read(apart), ImageFile.Read(fused));
        Assert.Equal(two.Width, three.Width);
        Assert.True(three.Height > two.Height + Side);
        Assert.Equal(two.Pixels.ToArray(), three.Pixels[..two.Pixels.Length].ToArray());
    }

    [Theory]
    [InlineData]
    [InlineData("--topk", "1")]
    [InlineData("--topk", "8")]
    public async Task Classes_in_one_picture_need_two_to_seven_of_them(params string[] more) =>
        (await Invocation.RunAsync(["explain", Photo("fish"), "--model", Demo.Weights, "--fuse", .. more]))
        .Refuses("--fuse: give --topk with 2 to 7 classes");

    [Fact]
    public async Task The_files_of_a_map_agree_with_each_other()
    {
        (await Explain(Photo("fish"), "--method", "HiResCAM", "--mask", "0.5", "--colormap", "viridis", "--alpha", "1")).Succeeds();

        var map = Manifest()["pictures"]![0]!["maps"]![0]!;
        string File(string kind) => Output((string)map["files"]![kind]!);
        var saliency = NpyFile.Read(File("npy"));
        var raw = NpyFile.Read(File("raw"));
        Assert.Equal([Side, Side], saliency.Shape);
        Assert.Equal([(int)map["raw_height"]!, (int)map["raw_width"]!], raw.Shape);
        Assert.Equal((float)map["raw_greatest"]!, raw.Values.ToArray().Max());
        var (heat, mask, overlay) = (ImageFile.Read(File("heatmap")), ImageFile.Read(File("mask")), ImageFile.Read(File("overlay")));
        var values = saliency.Values.ToArray();
        Assert.Equal((0f, 1f), (values.Min(), values.Max()));
        var boxes = map["regions"]!["boxes"]!.AsArray().Select(box => new Box(
            (double)box!["x1"]!, (double)box["y1"]!, (double)box["x2"]!, (double)box["y2"]!)).ToList();
        Assert.NotEmpty(boxes);
        Assert.Equal(values.Count(value => value > 0.5f), map["regions"]!["boxes"]!.AsArray().Sum(box => (int)box!["area"]!));
        for (var i = 0; i < values.Length; i++)
        {
            Assert.Equal((byte)Math.Round(values[i] * 255.0, MidpointRounding.AwayFromZero), heat.Pixels[3 * i]);
            Assert.Equal(values[i] > 0.5f ? 255 : 0, mask.Pixels[3 * i]);
            var (x, y) = (i % Side, i / Side);
            if (boxes.Any(box => x >= box.Left && x < box.Right && y >= box.Top && y < box.Bottom)) continue;
            Assert.Equal(Colormap.Viridis.Of(values[i]), (overlay.Pixels[3 * i], overlay.Pixels[(3 * i) + 1], overlay.Pixels[(3 * i) + 2]));
        }
    }

    [Fact]
    public async Task Classes_and_layers_have_rows_columns_and_files_of_their_own()
    {
        (await Explain(Photo("fish"), "--method", "GradCAM,LayerCAM", "--topk", "3", "--layer", "features.14,features.17", "--save", "npy")).Succeeds();

        var pictures = Manifest()["pictures"]!.AsArray();
        Assert.Equal([1, 2, 3], pictures.Select(picture => (int)picture!["class"]!["rank"]!));
        var probabilities = pictures.Select(picture => (double)picture!["class"]!["probability"]!).ToList();
        Assert.Equal(probabilities.OrderDescending(), probabilities);
        // Eight classes: what has less than one part in eight is not above chance.
        Assert.All(pictures, picture => Assert.Equal(
            (double)picture!["class"]!["probability"]! > 0.125, (bool)picture["class"]!["above_chance"]!));
        Assert.Contains(pictures, picture => !(bool)picture!["class"]!["above_chance"]!);
        var files = pictures.SelectMany(picture => picture!["maps"]!.AsArray()).Select(map => (string)map!["files"]!["npy"]!).ToList();
        Assert.Equal(3 * 2 * 2, files.Distinct().Count());
        Assert.Contains($"held-out-fish-1/LayerCAM@features.14.class{(int)pictures[1]!["class"]!["index"]!}.npy", files);
        // Five columns of pictures of 2 x 128 pixels, 8 pixels around each; three rows.
        var grid = ImageFile.Read(Output("grid.png"));
        Assert.Equal((5 * (256 + 8)) + 8, grid.Width);
        Assert.True(grid.Height > 3 * 256, "three rows");
    }

    [Fact]
    public async Task Smoothing_changes_the_map_and_is_recorded()
    {
        (await Explain(Photo("fish"), "--method", "GradCAM", "--save", "npy")).Succeeds();
        var plain = NpyFile.Read(Output("held-out-fish-1/GradCAM.npy")).Values.ToArray();
        (await Explain(Photo("fish"), "--method", "GradCAM", "--save", "npy", "--aug-smooth")).Succeeds();
        var augmented = NpyFile.Read(Output("held-out-fish-1/GradCAM.npy")).Values.ToArray();
        Assert.True((bool)Manifest()["aug_smooth"]!);
        (await Explain(Photo("fish"), "--method", "GradCAM", "--save", "npy", "--eigen-smooth")).Succeeds();
        var eigen = NpyFile.Read(Output("held-out-fish-1/GradCAM__eigen_.npy")).Values.ToArray();

        Assert.Equal("relu(eigen(mean_p(G) * A))", (string)Manifest()["methods"]![0]!["expression"]!);
        Assert.All(new[] { augmented, eigen }, other =>
        {
            Assert.True(plain.Zip(other).Max(pair => Math.Abs(pair.First - pair.Second)) > 0.01, "another map");
            Assert.Equal((0f, 1f), (other.Min(), other.Max()));
        });
    }

    [Fact]
    public async Task The_manifest_can_be_printed_and_is_the_same_each_time()
    {
        var first = (await Explain(Photo("bird"), "--json")).Succeeds();
        var second = (await Explain(Photo("bird"), "--json")).Succeeds();
        Assert.Equal(await File.ReadAllTextAsync(Output("manifest.json"), TestContext.Current.CancellationToken), first.Out);
        Assert.Equal(first.Out, second.Out);
    }

    [Theory]
    [InlineData("--mask", "otto", "'otto' is no threshold: expected otsu, a percentile such as p95, or a value such as 0.5")]
    [InlineData("--save", "overlays", "--save overlays: there is no such file. Did you mean 'overlay'?")]
    [InlineData("--alpha", "1.5", "--alpha 1.5: expected a number from 0 to 1")]
    [InlineData("--depth", "12", "--depth 12: expected 8 or 16")]
    [InlineData("--topk", "0", "--topk 0: expected a whole number of at least 1")]
    [InlineData("--colormap", "rainbow", "rainbow")]
    [InlineData("--method", "GradCAN", "there is no method 'GradCAN'. Did you mean 'GradCAM'?")]
    [InlineData("--class", "fsh", "--class fsh: expected")]
    [InlineData("--layer", "features.99", "features.99")]
    public async Task A_mistake_is_named(string option, string value, string message) =>
        (await Explain(Photo("fish"), option, value)).Refuses(message);

    [Fact]
    public async Task What_cannot_be_read_or_written_is_named()
    {
        (await Invocation.RunAsync("explain", "--model", Demo.Weights)).Refuses("explain needs a picture");
        (await Explain(_folder.File("none.jpg"))).Refuses("none.jpg");
        Directory.CreateDirectory(_folder.File("empty"));
        (await Explain(_folder.File("empty"))).Refuses("empty holds no picture");
        var broken = _folder.Write("broken.jpg", "no picture");
        (await Explain(broken)).Refuses("broken.jpg");
        (await Invocation.RunAsync("explain", broken, Photo("fish"), "--strict", "--model", Demo.Weights, "-o", Output(""))).Refuses("broken.jpg");
        (await Invocation.RunAsync("explain", Photo("fish"), "--model", Demo.Weights, "-o", broken)).Refuses("broken.jpg", "cannot be written");
        (await Explain(Photo("fish"), "--class", "1", "--topk", "2")).Refuses("--class and --topk exclude each other");
        (await Explain(Photo("fish"), "--eigen-smooth", "--method", "sum_k(A) + max_k(A)")).Refuses("does not end with a sum over channels");
    }

    [Fact]
    public async Task What_was_drawn_before_the_end_was_asked_for_is_kept()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var run = await Invocation.RunAsync(source.Token, "explain", Demo.Images, "--model", Demo.Weights, "-o", Output(""));
        Assert.Equal(ExitCodes.Failure, run.Code);
        Assert.Contains("cancelled", run.Error, StringComparison.Ordinal);
    }

    private static string Photo(string what) => Path.Combine(Demo.Images, $"held-out-{what}-1.jpg");

    private string Output(string file) => Path.Combine(_folder.File("out"), file);

    private JsonNode Manifest() => JsonNode.Parse(File.ReadAllText(Output("manifest.json")))!;

    private Task<Invocation> Explain(params IEnumerable<string> arguments) =>
        Invocation.RunAsync(["explain", .. arguments, "--model", Demo.Weights, "--output-dir", _folder.File("out")]);

    public void Dispose() => _folder.Dispose();
}

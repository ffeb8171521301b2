using SyCam.Cli.Tests.Support;
using SyCam.Eval.Maps;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary>Maps go out as files and come in as methods.</summary>
public sealed class GivenMapTests : IDisposable
{
    private const string Metrics = "average_drop,sparsity,mass_accuracy";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Maps_that_were_saved_score_as_the_method_that_made_them()
    {
        var csv = _folder.File("scores.csv");
        (await EvalAsync("--method", "GradCAM,relu(sum_k(G*A))", "--save-maps", _folder.File("out"))).Succeeds();
        Assert.Equal(
            ["GradCAM", "relu_sum_k_G_A__"],
            Directory.EnumerateDirectories(_folder.File("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        (await EvalAsync("--method", "GradCAM", "--maps", $"saved={_folder.File("out/GradCAM")}", "--csv", csv)).Succeeds();

        var scores = ScoreLines.Read(csv);
        Assert.Equal(6 * 3, scores["GradCAM"].Count);
        Assert.Equal(scores["GradCAM"], scores["saved"]);
    }

    [Fact]
    public async Task A_missing_a_damaged_and_a_wrong_map_are_named_and_have_no_score()
    {
        var maps = _folder.File("out/GradCAM");
        (await EvalAsync("--method", "GradCAM", "--save-maps", _folder.File("out"))).Succeeds();
        var files = Directory.EnumerateFiles(maps, "*.npy", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        File.Delete(files[0]);
        await File.WriteAllBytesAsync(files[1], (await ReadAsync(files[1]))[..100], TestContext.Current.CancellationToken);
        NpyFile.Write(files[2], new NumberArray([48, 64], new float[48 * 64]));
        NpyFile.Write(files[3], new NumberArray([2, 2], [1, float.NaN, 2, 3]));

        var csv = _folder.File("scores.csv");
        string[] arguments = ["--method", "none", "--maps", maps, "--csv", csv];
        var result = (await EvalAsync(arguments)).Succeeds();
        Assert.Contains("GradCAM: no usable map of 3 of 6 images (--strict makes this an error)", result.Error, StringComparison.Ordinal);
        Assert.Contains($"{maps}: no map of images/{Path.GetFileNameWithoutExtension(files[0])}.jpg", result.Error, StringComparison.Ordinal);
        Assert.Contains($"{files[1]}: the file ends inside its .npy header", result.Error, StringComparison.Ordinal);
        Assert.Contains($"{files[2]}: a map of 48 x 64 (rows x columns) for an input of 128 x 128", result.Error, StringComparison.Ordinal);
        Assert.Contains("(3 images)", result.Out, StringComparison.Ordinal);
        var statuses = ScoreLines.Read(csv)["GradCAM"].Select(line => line.Split(',')[^1]).CountBy(status => status)
            .ToDictionary(pair => pair.Key, pair => pair.Value);
        Assert.Equal((3 * 3, 3, 2 * 3), (statuses["missing"], statuses["not finite"], statuses["ok"]));

        (await EvalAsync([.. arguments, "--strict"])).Refuses("GradCAM: no usable map of 3 of 6 images, in strict mode", files[2]);
    }

    [Fact]
    public async Task Maps_of_any_size_are_enlarged_as_all_are()
    {
        // A ramp of 2 x 2, and the same enlarged to 128 x 128 by the rule of align_corners = false: between the middles
        // of the two columns the value grows by equal steps, beyond them it stays.
        var (small, large) = (new float[] { 0, 1, 0, 1 }, new float[128 * 128]);
        for (var i = 0; i < large.Length; i++) large[i] = Math.Clamp(((i % 128) + 0.5f - 32) / 64, 0, 1);
        foreach (var image in Directory.EnumerateFiles(Demo.Images).Select(Path.GetFileNameWithoutExtension))
        {
            Directory.CreateDirectory(_folder.File("small"));
            Directory.CreateDirectory(_folder.File("large"));
            NpyFile.Write(_folder.File($"small/{image}.npy"), new NumberArray([2, 2], small));
            NpyFile.Write(_folder.File($"large/{image}.npy"), new NumberArray([1, 128, 128], large));
        }

        var csv = _folder.File("scores.csv");
        (await EvalAsync("--method", "none", "--maps", _folder.File("small"), "--maps", _folder.File("large"), "--csv", csv))
            .Succeeds();

        var scores = ScoreLines.Read(csv);
        foreach (var (one, other) in scores["small"].Zip(scores["large"]))
            Assert.Equal(ScoreLines.Value(one), ScoreLines.Value(other), 1e-3);
    }

    [Theory]
    [InlineData("nowhere", "nowhere: no such folder or file of maps")]
    [InlineData("GradCAM=nowhere", "two methods are called 'GradCAM'")]
    public async Task Maps_that_cannot_be_used_are_one_message(string said, string message) =>
        (await EvalAsync("--method", "GradCAM", "--maps", said)).Refuses(message);

    [Fact]
    public async Task Maps_of_other_images_are_one_message()
    {
        NpyFile.Write(_folder.File("zebra.npy"), new NumberArray([2, 2], new float[4]));
        (await EvalAsync("--method", "GradCAM", "--maps", _folder.Path))
            .Refuses("none of its 1 maps has the name of an image", "'zebra'");
    }

    private static Task<Invocation> EvalAsync(params IEnumerable<string> more) =>
        Invocation.RunAsync(["eval", .. Demo.Data(6), "--metric", Metrics, .. more]);

    private static Task<byte[]> ReadAsync(string path) =>
        File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Dispose();
}

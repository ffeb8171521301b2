using System.Globalization;
using SyCam.Cli.Tests.Support;
using SyCam.Testing;
using TorchSharp;

namespace SyCam.Cli.Tests;

/// <summary>
/// Whole commands on a CUDA device beside the processor. Run alone by <c>-trait device=cuda</c>; without a device each is
/// skipped and says so. SYCAM_TEST_DEVICE=cpu tries the tests themselves: it compares the processor with itself.
/// </summary>
[Trait("device", "cuda")]
public sealed class CudaTests : IDisposable
{
    // Metrics order pixels and count ranks: a map that differs in the seventh digit can move one of them.
    private const double Near = 0.01;
    private const double NearShare = 0.98;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Every metric with two methods, and methods of every terminal with one metric.
    [Theory]
    [InlineData("grammars/gradient.sycam", "GradCAM,LayerCAM", "all")]
    [InlineData(
        "grammars/std/cam.sycam",
        "ScoreCAM,ISCAM,AblationCAM,MICAM,FullGrad,SmoothGradCAMpp,ShapleyCAM,EigenCAM,KPCACAM,RandomCAM,FakeCAM,CentreGaussian",
        "average_drop")]
    public async Task Scores_are_those_of_the_processor(string grammar, string methods, string metrics)
    {
        var device = Require();
        string[] arguments =
        [
            "eval", .. Demo.Data(2), "--method", methods, "--metric", metrics,
            "--grammar", Path.Combine(ReferenceData.RepositoryRoot, grammar),
        ];
        var (here, there) = (_folder.File("cpu.csv"), _folder.File("cuda.csv"));

        (await Invocation.RunAsync([.. arguments, "--device", "cpu", "--csv", here])).Succeeds();
        (await Invocation.RunAsync([.. arguments, "--device", device, "--csv", there])).Succeeds();

        var pairs = Rows(here).Zip(Rows(there)).ToList();
        Assert.NotEmpty(pairs);
        Assert.All(pairs, pair => Assert.Equal(pair.First.Name, pair.Second.Name));
        var far = pairs.Where(pair => !IsNear(pair.First.Value, pair.Second.Value))
            .Select(pair => $"{pair.First.Name}: {pair.First.Value} and {pair.Second.Value}").ToList();
        Assert.True(far.Count <= (1 - NearShare) * pairs.Count, string.Join('\n', far));
    }

    [Fact]
    public async Task A_network_passes_its_checks_and_a_search_ends()
    {
        var device = Require();
        (await Invocation.RunAsync("models", "check", Demo.Weights, "--device", device)).Succeeds();
        (await Invocation.RunAsync(
        [
            "synth", .. Demo.Data(6), "--metric", "insertion", "--max-cost", "4", "--device", device, "--out", _folder.File("run"),
        ])).Succeeds();
    }

    private static string Require()
    {
        if (Environment.GetEnvironmentVariable("SYCAM_TEST_DEVICE") == "cpu") return "cpu";
        if (!torch.cuda.is_available()) Assert.Skip("LibTorch finds no CUDA device here");
        return "cuda";
    }

    private static bool IsNear(double a, double b) =>
        (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) <= Near * Math.Max(1, Math.Abs(a));

    private static IEnumerable<(string Name, double Value)> Rows(string csv) => File.ReadLines(csv).Skip(1)
        .Select(line => line.Split(','))
        .Select(cells => (string.Join(' ', cells[..3]), double.Parse(cells[3], CultureInfo.InvariantCulture)));
}

using SyCam.Cli.Experiments;
using SyCam.Cli.Tests.Support;
using SyCam.Eval;
using SyCam.Testing;
using TorchSharp;

namespace SyCam.Cli.Tests;

public sealed class DeviceChoiceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("auto", 0, "cpu")]
    [InlineData("auto", 2, "cuda:0")]
    [InlineData("cpu", 2, "cpu")]
    [InlineData("cuda", 1, "cuda:0")]
    [InlineData("cuda:1", 2, "cuda:1")]
    public void Words_mean_devices(string said, int devices, string device) =>
        Assert.Equal(device, DeviceChoice.Read(said, devices).ToString());

    [Theory]
    [InlineData("cuda", 0, "--device cuda: LibTorch finds no CUDA device here. Leave --device out for the CPU; ")]
    [InlineData("cuda:2", 2, "--device cuda:2: the CUDA devices here are cuda:0 to cuda:1")]
    [InlineData("cuda:1", 1, "--device cuda:1: the CUDA devices here are cuda:0")]
    [InlineData("gpu", 1, "--device gpu: expected auto, cpu, cuda or cuda:N, N from 0")]
    [InlineData("cuda:-1", 1, "--device cuda:-1: expected auto, cpu, cuda or cuda:N, N from 0")]
    public void Devices_that_are_not_there_are_refused(string said, int devices, string message) =>
        Assert.StartsWith(message, Assert.Throws<InputException>(() => DeviceChoice.Read(said, devices)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("eval")]
    [InlineData("synth")]
    [InlineData("explain")]
    [InlineData("models check")]
    public async Task A_device_that_is_no_device_is_one_message_of_every_command(string command)
    {
        string[] arguments = command switch
        {
            "explain" => ["explain", Path.Combine(Demo.Images, "search-ball-1.jpg"), "--model", Demo.Weights],
            "models check" => ["models", "check", Demo.Weights],
            "synth" => ["synth", .. Demo.Data(4), "--metric", "insertion", "--out", _folder.File("run")],
            _ => [command, .. Demo.Data(4)],
        };

        (await Invocation.RunAsync([.. arguments, "--device", "tpu"])).Refuses("--device tpu: expected auto, cpu, cuda or cuda:N");
        if (!torch.cuda.is_available())
            (await Invocation.RunAsync([.. arguments, "--device", "cuda"])).Refuses("--device cuda: LibTorch finds no CUDA device here");
    }

    [Fact]
    public async Task Double_precision_gives_the_same_scores_up_to_rounding_and_coarse_types_are_refused()
    {
        string[] arguments = ["eval", .. Demo.Data(4), "--method", "GradCAM", "--metric", "insertion"];
        var (single, wide) = (_folder.File("single.csv"), _folder.File("wide.csv"));

        (await Invocation.RunAsync([.. arguments, "--csv", single])).Succeeds();
        (await Invocation.RunAsync([.. arguments, "--csv", wide, "--dtype", "float64"])).Succeeds();

        var pairs = Values(single).Zip(Values(wide)).ToList();
        Assert.All(pairs, pair => Assert.Equal(pair.First, pair.Second, 1e-3));
        Assert.Contains(pairs, pair => pair.First != pair.Second);
        (await Invocation.RunAsync([.. arguments, "--dtype", "bfloat16"])).Refuses(
            "--dtype bfloat16: final scores would differ in their second or third digit", "--race-precision bfloat16 or int8");
        (await Invocation.RunAsync([.. arguments, "--dtype", "int8"])).Refuses("--dtype int8: final scores would differ");
        (await Invocation.RunAsync([.. arguments, "--dtype", "int16"])).Refuses("--dtype int16: expected float32 or float64");
    }

    // Only races are rough: final scores, the controls' among them, are those of a run in float32.
    [Theory]
    [InlineData("int8")]
    [InlineData("bfloat16")]
    public async Task A_rough_race_is_recorded_and_final_scores_are_those_of_float32(string precision)
    {
        string[] arguments = ["synth", .. Demo.Data(8), "--metric", "average_drop", "--max-candidates", "2", "--bound", "none"];
        var (exact, rough) = (_folder.File("exact"), _folder.File("rough"));

        (await Invocation.RunAsync([.. arguments, "--race-precision", "float32", "--out", exact])).Succeeds();
        (await Invocation.RunAsync([.. arguments, "--race-precision", precision, "--out", rough])).Succeeds();

        Assert.Equal(FinalScores(exact), FinalScores(rough));
        var told = $"masked=normalised input,{precision}";
        Assert.Contains(told, File.ReadAllText(Path.Combine(rough, "run.json")), StringComparison.Ordinal);
        Assert.DoesNotContain(told, File.ReadAllText(Path.Combine(exact, "run.json")), StringComparison.Ordinal);
    }

    // The leaderboard without its column of coarse scores, the sixth.
    private static List<string> FinalScores(string run) =>
        [.. File.ReadLines(Path.Combine(run, "leaderboard.csv"))
            .Select(line => line.Split(',')).Select(cells => string.Join(',', cells.Where((_, place) => place != 5)))];

    private static IEnumerable<double> Values(string csv) => File.ReadLines(csv).Skip(1)
        .Select(line => double.Parse(line.Split(',')[3], System.Globalization.CultureInfo.InvariantCulture));
}

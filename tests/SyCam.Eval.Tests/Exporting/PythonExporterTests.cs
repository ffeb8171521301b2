using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SyCam.Eval.Exporting;
using SyCam.Eval.Saliency;
using SyCam.Eval.Terminals;
using SyCam.Eval.Tests.Conformance;
using SyCam.Grammar.Terms;
using SyCam.Testing;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Exporting;

/// <summary>The exported Python is run by PyTorch, and gives what is scored.</summary>
public sealed class PythonExporterTests : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private const double Tolerance = 1e-5;

    private static readonly JsonSerializerOptions Numbers =
        new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Named_methods_and_random_expressions_give_the_scored_maps_in_every_library()
    {
        RequireTorch();
        using var scope = NewDisposeScope();
        var weighted = new RandomMaps(11);
        List<ExportRequest> requests =
        [
            .. ExportedMaps.Requests,
            .. Enumerable.Range(0, 40).Select(i => ExportedMaps.Request($"Weighted{i}", weighted.NextWeighted())),
        ];
        var expected = new Dictionary<string, Tensor>();
        var cases = new JsonArray();
        foreach (var request in requests)
        {
            var values = ExportedMaps.Values(request);
            expected[request.TypeName] = ExportedMaps.Expected(request, values);
            cases.Add(Write(request, values, expected[request.TypeName]));
        }

        _folder.Write("cases.json", cases.ToJsonString());
        var (code, output, error) = Run(
            Path.Combine(ReferenceData.RepositoryRoot, "tests", "SyCam.Eval.Tests", "Exporting", "run_twins.py"), _folder.Path);
        Assert.True(code == 0, error);

        var counts = new Dictionary<string, int>();
        var texts = requests.ToDictionary(request => request.TypeName, request => request.Expression);
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ');
            var (name, kind) = (words[0], words[1]);
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
            if (kind == "selftest") Assert.True(words[2] == "OK", $"{texts[name]}: {line}");
            else AssertSame(kind, expected[name], words[2..], texts[name]);
        }

        Assert.Equal(requests.Count, counts["map"]);
        Assert.Equal(requests.Count, counts["saliency"]);
        Assert.Equal(requests.Count, counts["selftest"]);
        Assert.InRange(counts["gradcam"], 80, requests.Count);
        Assert.InRange(counts["torchcam"], 25, requests.Count);
    }

    [Fact]
    public void A_damaged_file_fails_its_own_test()
    {
        RequireTorch();
        var source = PythonExporter.Export(
            ExportedMaps.Request("Damaged", "relu(sum_k(mean_p(G) * A))") with { HasSelfTest = true });
        var whole = _folder.Write("whole.py", source);
        var damaged = _folder.Write("damaged.py", source.Replace("v1 * A", "v1 + A", StringComparison.Ordinal));
        var cut = _folder.Write("cut.py", source.Replace("sum(dim=1, keepdim=True)", "sum(dim=1)[:1]", StringComparison.Ordinal));

        Assert.Equal((0, "OK\n", ""), Run(whole));
        var (code, output, _) = Run(damaged);
        Assert.Equal(1, code);
        Assert.StartsWith("FAILED: the largest difference from the stored map is ", output, StringComparison.Ordinal);
        Assert.Equal((1, "FAILED: the map has 12 values and not 24\n", ""), Run(cut));
    }

    [Theory]
    [InlineData("GradCAM", "get_cam_weights", "relu is True", "[B,K]")]
    [InlineData("GradCAMpp", "get_cam_weights", "relu is True", "[B,K]")]
    [InlineData("LayerCAM", "get_cam_image", "relu is True", "[B,K,h,w]")]
    [InlineData("FEM", "get_cam_weights", "torchcam.methods.core import _CAM", "[B,K]")]
    public void A_twin_extends_its_library_where_the_form_of_the_expression_fits(
        string method, string gradCam, string torchCam, string shape)
    {
        var request = ExportedMaps.Request("Twin", MethodTerms.Find(method)!);

        Assert.Contains($"def {gradCam}(self, input_tensor, target_layer, targets, activations, grads", GradCamExporter.Export(request), StringComparison.Ordinal);
        Assert.Contains(torchCam, TorchCamExporter.Export(request), StringComparison.Ordinal);
        Assert.Contains($"\"\"\"The weights of the activations, {shape}.", TorchCamExporter.Export(request), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EigenCAM")]
    [InlineData("GradCAMElementWise")]
    public void Torch_cam_takes_weighted_sums_only(string method)
    {
        var error = Assert.Throws<InputException>(() => TorchCamExporter.Export(ExportedMaps.Request("Twin", MethodTerms.Find(method)!)));

        Assert.Contains("relu(sum_k(weights * A))", error.Message, StringComparison.Ordinal);
        Assert.Contains("--to pytorch-grad-cam", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ScoreCAM", "'S' comes from 'score_cam'")]
    [InlineData("ShapleyCAM", "'GR' comes from 'gradient target rest'")]
    [InlineData("LayerCAM.max", "'A@scale1' comes from 'activation@scale1'")]
    public void Libraries_give_nothing_but_activations_and_gradients(string method, string reason)
    {
        var request = ExportedMaps.Request("Twin", MethodTerms.Find(method)!);
        foreach (var export in new Func<ExportRequest, string>[] { GradCamExporter.Export, TorchCamExporter.Export })
        {
            var error = Assert.Throws<InputException>(() => export(request));

            Assert.Contains(reason, error.Message, StringComparison.Ordinal);
            Assert.Contains("--to csharp and --to python", error.Message, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertSame(string kind, Tensor expected, string[] values, string expression)
    {
        var wanted = kind switch
        {
            "saliency" => SaliencyMaps.Scale(expected, ExportedMaps.Height, ExportedMaps.Width),
            // The library keeps the positive part.
            "gradcam" => expected.relu(),
            _ => expected,
        };
        ExportedMaps.AssertClose(
            wanted.contiguous().data<float>().ToArray(),
            [.. values.Select(value => float.Parse(value, CultureInfo.InvariantCulture))], $"{kind}: {expression}",
            kind == "saliency" ? Math.Max(Tolerance, ExportedMaps.SaliencyTolerance(expected)) : Tolerance);
    }

    // The files of a case, and what the driver is told of it.
    private JsonObject Write(ExportRequest request, IReadOnlyList<Tensor> values, Tensor expected)
    {
        var inputs = ExportedInput.Of(request);
        var isPlain = inputs.All(input => input.IsPlain && input.Source.Word is "activation" or "gradient");
        // torch-cam leaves out what is not finite.
        var isSum = isPlain && WeightedSum.Find(request.Program, "A") is not null && expected.isfinite().all().item<bool>();
        _folder.Write($"{request.TypeName}_python.py", PythonExporter.Export(request with { HasSelfTest = true }));
        if (isPlain) _folder.Write($"{request.TypeName}_gradcam.py", GradCamExporter.Export(request));
        if (isSum) _folder.Write($"{request.TypeName}_torchcam.py", TorchCamExporter.Export(request));
        JsonNode? Of(string word) => inputs.Zip(values).Where(pair => pair.First.Source.Word == word)
            .Select(pair => Json(pair.Second)).FirstOrDefault();
        return new JsonObject
        {
            ["name"] = request.TypeName,
            ["height"] = ExportedMaps.Height,
            ["width"] = ExportedMaps.Width,
            ["sized"] = request.Program.Instructions.Any(step => step.Operator == Operators.Upsample),
            ["inputs"] = new JsonArray([.. values.Select(Json)]),
            ["gradcam"] = isPlain,
            ["torchcam"] = isSum,
            ["activations"] = isPlain ? Of(TracedTerminals.Activation) : null,
            ["gradients"] = isPlain ? Of(TracedTerminals.Gradient) : null,
        };
    }

    private static JsonNode Json(Tensor values) => new JsonObject
    {
        ["shape"] = JsonSerializer.SerializeToNode(values.shape),
        ["values"] = JsonSerializer.SerializeToNode(values.contiguous().data<float>().ToArray(), Numbers),
    };

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Python) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    private static void RequireTorch()
    {
        if (!File.Exists(Python)) Assert.Skip($"there is no {Python}");
        if (Run("-c", "import torch, numpy").Code != 0) Assert.Skip($"{Python} has no torch or no numpy");
    }
}

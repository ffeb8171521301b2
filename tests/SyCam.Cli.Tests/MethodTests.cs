using System.Text.Json.Nodes;
using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary>The named methods on the command line.</summary>
public sealed class MethodTests
{
    [Fact]
    public async Task The_page_of_the_methods_is_what_the_command_writes()
    {
        var page = (await Invocation.RunAsync("methods", "--markdown")).Succeeds();

        var kept = await File.ReadAllTextAsync(
            Path.Combine(ReferenceData.RepositoryRoot, "docs", "methods.md"), TestContext.Current.CancellationToken);
        Assert.True(kept == page.Out, "docs/methods.md is out of date: ./sycam methods --markdown > docs/methods.md");
    }

    [Fact]
    public async Task The_JSON_has_equation_cost_source_and_identities_of_every_method()
    {
        var result = (await Invocation.RunAsync("methods", "--json")).Succeeds();

        var all = JsonNode.Parse(result.Out)!.AsArray();
        var byName = all.ToDictionary(entry => (string)entry!["name"]!, entry => entry!);
        string[] asked =
        [
            "CAM", "GradCAM", "GradCAMplus", "GradCAMpp", "GradCAMpp.exp", "XGradCAM", "LayerCAM", "GradCAMElementWise",
            "HiResCAM", "ScoreCAM", "ScoreCAM.official", "SSCAM", "ISCAM", "AblationCAM", "AblationCAM.paper", "EigenCAM",
            "EigenGradCAM", "SegEigenCAM", "SmoothGradCAMpp", "ShapleyCAM", "FEM", "KPCACAM", "FullGrad", "RefineCAM",
            "LayerCAM.mean", "LayerCAM.product", "LayerCAM.max", "FMGCAM", "RandomCAM", "FakeCAM", "CentreGaussian",
        ];
        Assert.Empty(asked.Except(byName.Keys));
        Assert.All(all, entry => Assert.NotEmpty((string)entry!["source"]!));
        Assert.All(all, entry => Assert.NotEmpty((string)entry!["latex"]!));

        // By hand: a pass for the activations, one through the head and one back; K masked images; four noisy copies.
        Assert.Equal("1F 1H 1B", (string)byName["GradCAM"]["passes"]!);
        Assert.Equal("1F 1H 1B", (string)byName["LayerCAM.mean"]["passes"]!);
        Assert.Equal("(1 + K)F", (string)byName["ScoreCAM"]["passes"]!);
        Assert.Equal("1F K H", (string)byName["AblationCAM"]["passes"]!);
        Assert.Equal("5F 4B", (string)byName["SmoothGradCAMpp"]["passes"]!);
        Assert.Equal("1F 1H 2B", (string)byName["ShapleyCAM"]["passes"]!);
        Assert.Equal("1F 3H 3B", (string)byName["FMGCAM"]["passes"]!);
        Assert.Equal("0", (string)byName["FakeCAM"]["passes"]!);
        Assert.Contains(byName["GradCAM"]["sameAs"]!.AsArray(), same =>
            (string)same!["name"]! == "HiResCAM" && (string)same["evidence"]! == "proved under spatially_const(G)");
        Assert.Contains(byName["LayerCAM"]["sameAs"]!.AsArray(), same =>
            (string)same!["name"]! == "GradCAMElementWise" && (string)same["evidence"]! == "proved under nonneg(A)");
    }

    [Theory]
    [InlineData("GradCAM++")]
    [InlineData("GradCAMPlusPlus")]
    [InlineData("Grad-CAM++")]
    [InlineData("gradcampp")]
    public async Task A_method_is_known_by_all_its_names(string name)
    {
        var result = (await Invocation.RunAsync("export", name)).Succeeds();

        Assert.Contains("2 * G^2 + sum_p(A) * G^3", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Methods_that_read_more_than_activations_and_gradients_are_scored_beside_the_others()
    {
        var result = (await Invocation.RunAsync(
            ["eval", .. Demo.Data(4), "--metric", "average_drop", "--method",
                "AblationCAM.paper,EigenCAM,LayerCAM.max,ShapleyCAM,MICAM,FMGCAM,CentreGaussian,relu(sum_k(G*A))"])).Succeeds();

        foreach (var name in new[] { "AblationCAM.paper", "EigenCAM", "LayerCAM.max", "ShapleyCAM", "MICAM", "FMGCAM", "CentreGaussian" })
            Assert.Matches($@"│ {name.Replace(".", @"\.", StringComparison.Ordinal)} +│ +\*?\d+\.\d{{2}} ", result.Out);
    }

    [Fact]
    public async Task A_method_that_the_network_cannot_serve_is_refused_with_the_reason()
    {
        // The demo network flattens: there is no row of a classifier for each channel.
        (await Invocation.RunAsync(["eval", .. Demo.Data(4), "--metric", "average_drop", "--method", "CAM"]))
            .Refuses("features.17", "classifier", "global mean");
    }

    [Fact]
    public async Task A_target_is_named_in_one_expression_and_its_mistakes_have_a_place()
    {
        (await Invocation.RunAsync(["eval", .. Demo.Data(4), "--metric", "average_drop", "--method", "GradCAM", "--target", "y - 0.5 * ranked(2)"]))
            .Succeeds();
        var wrong = await Invocation.RunAsync(["eval", .. Demo.Data(4), "--metric", "average_drop", "--method", "GradCAM", "--target", "softmx"]);

        Assert.Equal(ExitCodes.UserError, wrong.Code);
        Assert.Contains("target(1,1): error SY0080", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean `softmax`", wrong.Error, StringComparison.Ordinal);
    }
}

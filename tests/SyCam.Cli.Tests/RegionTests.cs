using System.Text.Json.Nodes;
using SyCam.Cli.Regions;
using SyCam.Cli.Tests.Support;
using SyCam.Eval.Images;
using SyCam.Eval.Saliency;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary>What methods mark, and what the network says without it.</summary>
public sealed class RegionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Regions_are_boxed_cropped_and_replaced()
    {
        var result = (await RunAsync("--method", "GradCAM,FakeCAM", "-o", _folder.File("out"), "--toward", "ball")).Succeeds();

        Assert.Contains("to ball", result.Out, StringComparison.Ordinal);
        var json = JsonNode.Parse(await File.ReadAllTextAsync(_folder.File("out/regions.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal(("otsu", "blur", "ball"), ((string)json["threshold"]!, (string)json["substrate"]!, (string)json["toward"]!));
        Assert.Equal(3, json["pictures"]!.AsArray().Count);
        foreach (var picture in json["pictures"]!.AsArray())
        {
            var stem = Path.ChangeExtension((string)picture!["image"]!, null);
            Assert.True(ImageFile.Read(_folder.File($"out/{stem}.png")).Width > 3 * 128);
            var marks = picture["methods"]![0]!;
            var regions = marks["regions"]!.AsArray();
            Assert.NotEmpty(regions);
            Assert.Equal(
                (double)marks["area"]!, regions.Sum(region => (int)region!["pixels"]!) / (128.0 * 128), 1e-9);
            var box = regions[0]!["box"]!.AsArray().Select(edge => (int)edge!).ToArray();
            var crop = ImageFile.Read(_folder.File($"out/{stem}/GradCAM-1.png"));
            Assert.Equal((box[2] - box[0], box[3] - box[1]), (crop.Width, crop.Height));
            Assert.InRange((double)regions[0]!["saliency"]!, (double)marks["threshold"]!, 1);

            // Fake-CAM marks all but one pixel: what stays is a blur, moved or not.
            var fake = picture["methods"]![1]!;
            Assert.Equal((double)fake["without"]!["probability"]!, (double)fake["elsewhere"]!["probability"]!, 1e-2);
        }
    }

    [Theory]
    [InlineData("--threshold", "high", "'high' is no threshold", "otsu")]
    [InlineData("--substrate", "noise", "noise", "blur")]
    [InlineData("--toward", "label", "--toward label", "one class")]
    [InlineData("--toward", "zebra", "zebra", "")]
    [InlineData("--most", "0", "--most 0", "at least 1")]
    [InlineData("--method", "GradKAM", "GradKAM", "GradCAM")]
    public async Task Mistakes_are_refused(string option, string value, string first, string second) =>
        (await RunAsync(option, value)).Refuses(first, second);

    // Two pictures, on the second of which nothing is marked. The first falls from 0.9 to 0.3, or to 0.8 with the same
    // pixels elsewhere, and to 0.5 without the larger region; it is of another class then.
    [Fact]
    public void Means_are_over_the_pictures_on_which_something_is_marked()
    {
        var clean = new Verdict(0.9, 0.05, IsExplained: true, "cat");
        var marked = new MarkedRegions(0.5, new GreyImage(1, 4, [255, 255, 0, 255]), [new(2, new Box(0, 0, 2, 1)), new(1, new Box(3, 0, 4, 1))])
        {
            Labels = [1, 1, 0, 2],
        };
        var nothing = new MarkedRegions(0.5, new GreyImage(1, 4, new byte[4]), []) { Labels = [0, 0, 0, 0] };
        PictureRegions[] pictures =
        [
            new("a.png", "cat", clean,
            [
                new("M", marked, 0.75, new Verdict(0.3, 0.4, IsExplained: false, "dog"), new Verdict(0.8, 0.1, IsExplained: true, "cat"),
                [
                    new(marked.Regions[0], 0.9, new Verdict(0.5, 0.2, IsExplained: true, "cat")),
                    new(marked.Regions[1], 0.7, new Verdict(0.9, 0.05, IsExplained: true, "cat")),
                ]),
            ]),
            new("b.png", "cat", clean, [new("M", nothing, 0, clean, clean, [])]),
        ];

        var row = Assert.Single(RegionSummary.Of(["M"], pictures));

        Assert.Equal(("M", 1, 2.0, 0.75, 1.0), (row.Method, row.Pictures, row.Regions, row.Area, row.Changes));
        Assert.Equal(
            [0.6, 0.1, 0.4, 0.35], [row.Fall, row.FallElsewhere, row.FallOfLargest, row.Toward], (a, b) => Math.Abs(a - b) < 1e-12);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<Invocation> RunAsync(params string[] more) => Invocation.RunAsync(["regions", .. Demo.Data(3), .. more]);
}

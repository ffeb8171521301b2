using System.Globalization;
using SyCam.Cli.Tests.Support;
using SyCam.Eval.Images;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary>Objects from annotations score as the same objects from masks.</summary>
public sealed class AnnotationCommandTests : IDisposable
{
    private const int Count = 6;
    private readonly TemporaryFolder _folder = new();
    private readonly string _images;
    private readonly IReadOnlyList<string> _names;

    public AnnotationCommandTests()
    {
        _images = _folder.File("images");
        _names = Demo.CopyImages(_images, Count);
    }

    [Fact]
    public async Task Run_lengths_of_the_masks_score_as_the_masks_do()
    {
        Demo.CopyMasks(_folder.File("masks"), Count);
        var pictures = _names.Select((name, id) => (Id: id, Name: name, Mask: MaskFile.Read(
            Path.Combine(_folder.File("masks"), Path.ChangeExtension(name, ".png"))))).ToList();
        _folder.Write("coco.json", $$"""
            {"images": [{{string.Join(',', pictures.Select(one => $$"""{"id": {{one.Id}}, "file_name": "{{one.Name}}", "height": {{one.Mask.Height}}, "width": {{one.Mask.Width}} }"""))}}],
             "categories": [{"id": 1, "name": "thing"}],
             "annotations": [{{string.Join(',', pictures.Select(one => $$"""{"image_id": {{one.Id}}, "category_id": 1, "segmentation": {"size": [{{one.Mask.Height}}, {{one.Mask.Width}}], "counts": [{{Lengths(one.Mask)}}]} }"""))}}]}
            """);
        var masks = await ScoresAsync("--masks", _folder.File("masks"));

        Assert.Equal(masks, await ScoresAsync("--annotations", _folder.File("coco.json"), "--category-map", "any"));
    }

    [Fact]
    public async Task A_box_of_another_class_does_not_count_and_is_said()
    {
        // Fake-CAM marks all but one pixel: its mass on a box of the left half is half of the picture.
        _folder.Write("boxes.csv", "image,x1,y1,x2,y2,class\n" + string.Concat(_names.Select((name, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{name},0,0,64,128,{(i == 0 ? "deer" : "ball")}\n"))));
        var csv = _folder.File("scores.csv");
        var result = (await EvalAsync("--annotations", _folder.File("boxes.csv"), "--class", "ball", "--csv", csv)).Succeeds();

        Assert.Contains($"not on the input of 1 of {Count} images, which have no localisation score: {_names[0]}", result.Error, StringComparison.Ordinal);
        var fake = ScoreLines.Read(csv)["FakeCAM (control)"];
        Assert.Equal("", Assert.Single(fake, line => line.StartsWith(_names[0], StringComparison.Ordinal)).Split(',')[2]);
        foreach (var line in fake.Where(line => !line.StartsWith(_names[0], StringComparison.Ordinal)))
            Assert.Equal(0.5, ScoreLines.Value(line), 1e-3);
    }

    [Fact]
    public async Task Objects_follow_the_predicted_class()
    {
        _folder.Write("boxes.csv", "image,x1,y1,x2,y2,class\n" + string.Concat(_names.Select(name => $"{name},0,0,64,128,ball\n")));
        var csv = _folder.File("scores.csv");
        var result = (await EvalAsync("--annotations", _folder.File("boxes.csv"), "--class", "predicted", "--csv", csv)).Succeeds();

        // One picture of each class: the network that tells them apart sees a ball in few of them.
        var scored = ScoreLines.Read(csv)["FakeCAM (control)"].Where(line => line.Split(',')[2].Length > 0).ToList();
        Assert.InRange(scored.Count, 1, Count - 2);
        Assert.Contains(scored, line => line.StartsWith("held-out-ball", StringComparison.Ordinal));
        Assert.Contains($"not on the input of {Count - scored.Count} of {Count} images", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Annotations_that_cannot_be_used_are_one_message()
    {
        (await EvalAsync("--annotations", _folder.File("none.json"))).Refuses("none.json: no such file or folder of annotations");
        _folder.Write("bad.json", "{");
        (await EvalAsync("--annotations", _folder.File("bad.json"))).Refuses("not COCO's instances JSON");
    }

    private async Task<List<string>> ScoresAsync(params IEnumerable<string> more)
    {
        var csv = _folder.File("scores.csv");
        (await EvalAsync([.. more, "--csv", csv])).Succeeds();
        return [.. await File.ReadAllLinesAsync(csv, TestContext.Current.CancellationToken)];
    }

    private Task<Invocation> EvalAsync(params IEnumerable<string> more) => Invocation.RunAsync(
        ["eval", "--model", Demo.Weights, "--images", _images, "--method", "GradCAM", "--metric", "mass_accuracy", .. more]);

    // Down the columns, outside first.
    private static string Lengths(GreyImage mask)
    {
        List<int> counts = [];
        var (value, run) = ((byte)0, 0);
        for (var x = 0; x < mask.Width; x++)
            for (var y = 0; y < mask.Height; y++)
            {
                var pixel = mask.Pixels[(y * mask.Width) + x];
                if (pixel != value)
                {
                    counts.Add(run);
                    (value, run) = (pixel, 0);
                }

                run++;
            }

        counts.Add(run);
        return string.Join(',', counts);
    }

    public void Dispose() => _folder.Dispose();
}

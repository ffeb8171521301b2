using SyCam.Cli.Experiments;
using SyCam.Eval.Images;
using SyCam.Eval.Programs;
using SyCam.Eval.Saliency;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Typing;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;
using static TorchSharp.torch;

namespace SyCam.Cli.Rendering;

/// <summary>Draws the best expression beside the best baseline on held-out images.</summary>
internal sealed class OverlaySheet(Experiment experiment, IReadOnlyDictionary<string, InputSource> sources)
{
    private const int Pictures = 6;

    /// <summary>Writes the sheet: one row for each picture, one column for each method.</summary>
    public void Write(string path, SynthesisReport report)
    {
        var images = experiment.HeldOut.Count > 0 ? experiment.HeldOut : experiment.Search;
        var shown = Shown(report);
        if (shown.Count == 0 || images.Count == 0) return;
        var program = TensorProgram.Compile(shown.Select(row => row.Map));
        var picturesShown = Math.Min(Pictures, images.Count);
        var stride = images.Count / picturesShown;
        List<IReadOnlyList<GridCell>> rows = [];
        for (var i = 0; i < picturesShown; i++)
        {
            using var scope = NewDisposeScope();
            var place = i * stride;
            var photo = Photo(images, place);
            var maps = SaliencyReader.Read(program, images, place, sources);
            rows.Add([
                new GridCell(photo, images.Names[place]),
                .. shown.Select((row, column) => new GridCell(Overlay.Render(photo, maps[column]), Caption(row))),
            ]);
        }

        PngFile.Write(path, Grid.Compose(rows));
    }

    private static List<LeaderboardRow> Shown(SynthesisReport report)
    {
        List<LeaderboardRow?> wanted =
        [
            .. report.Rows.Where(row => row.Kind == RowKind.Candidate).Take(1),
            report.Rows.FirstOrDefault(row => row.Kind == RowKind.Baseline),
            report.Rows.FirstOrDefault(row => row.Names.Contains("GradCAM")),
        ];
        return [.. wanted.OfType<LeaderboardRow>().DistinctBy(row => row.Rank)];
    }

    private static string Caption(LeaderboardRow row) =>
        $"#{row.Rank} {(row.Names.Count > 0 ? row.Names[0] : row.Map.ToString())}";

    private RgbImage Photo(PreparedImages images, int place) =>
        experiment.Model.Recipe.ToPicture(images.Inputs.select(0, place));
}

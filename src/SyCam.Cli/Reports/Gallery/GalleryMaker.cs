using System.Globalization;
using SyCam.Cli.Experiments;
using SyCam.Cli.Reports.Results;
using SyCam.Eval;
using SyCam.Eval.Images;
using SyCam.Eval.Programs;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Oracles;
using TorchSharp;
using static SyCam.Cli.Reports.Html.NumberText;
using static TorchSharp.torch;

namespace SyCam.Cli.Reports.Gallery;

/// <summary>Draws what the best methods show on their best, median and worst images, with the run's own network and
/// images.</summary>
internal sealed class GalleryMaker
{
    private const int Candidates = 2;

    // Base64 makes a third more of it.
    private const long MostBytes = 9_000_000;

    private readonly ReportData _data;
    private readonly Experiment _experiment;
    private readonly List<ResultRow> _shown;
    private readonly IReadOnlyList<ImageScores> _scores;
    private readonly PreparedImages _images;
    private readonly TensorProgram _program;
    private readonly Dictionary<string, InputSource> _sources;
    private readonly Dictionary<int, (RgbImage Photo, IReadOnlyList<float[]> Maps)> _drawn = [];
    private long _bytes;

    private GalleryMaker(
        ReportData data, Experiment experiment, List<ResultRow> shown, IReadOnlyList<ImageScores> scores, IReadOnlyList<Term> terms)
    {
        (_data, _experiment, _shown, _scores) = (data, experiment, shown, scores);
        _images = scores[0].Split == ImageSplit.HeldOut ? experiment.HeldOut : experiment.Search;
        _program = TensorProgram.Compile(terms);
        _sources = data.Inputs.ToDictionary(input => input.Name, input => input.Source);
    }

    /// <summary>Makes the pictures of a run; where the network or the images are no longer what they were, says so
    /// instead.</summary>
    public static GalleryPictures Make(ReportData data, CancellationToken cancellation)
    {
        var shown = Shown(data);
        if (shown.Count == 0) return GalleryPictures.None("Nothing has scores to pick pictures by.");
        if (ImageScores.Of(data, shown) is not { } scores)
            return GalleryPictures.None("The scores of single images are not complete yet.");
        List<Term> terms = [.. shown.Select(row => TermReader.Read(row.Map, data.Inputs).Term).OfType<Term>()];
        if (terms.Count < shown.Count) return GalleryPictures.None("An expression cannot be read with the inputs of the grammar.");
        try
        {
            var job = SavedRun.Job(data.Folder, data.Folder);
            using var experiment = new ExperimentLoader(job.Experiment, _ => { }).Load(null, cancellation);
            return data.Results.Oracle.StartsWith(experiment.Identity + ";", StringComparison.Ordinal)
                ? new GalleryMaker(data, experiment, shown, scores, terms).Make()
                : GalleryPictures.None("The network or the images have changed since the run: pictures of them would not be what was "
                    + $"scored. Now: {experiment.Identity}.");
        }
        catch (InputException error)
        {
            return GalleryPictures.None($"The pictures cannot be made: {error.Message}");
        }
    }

    // The best that was found beside what people know.
    private static List<ResultRow> Shown(ReportData data)
    {
        var scored = data.Results.Rows.Where(row => row.Score is not null).ToList();
        return [.. scored.Where(row => row.Kind == ResultRow.Candidate).Take(Candidates)
            .Concat(scored.Where(row => row.Kind == ResultRow.Baseline).Take(1))
            .Concat(scored.Where(row => row.Names.Contains("GradCAM")))
            .DistinctBy(row => row.Rank)];
    }

    private GalleryPictures Make()
    {
        List<GalleryMethod> methods = [];
        for (var i = 0; i < _shown.Count; i++)
        {
            var (own, scores) = (i, _scores[i]);
            List<GalleryRow> rows = [];
            foreach (var (name, place) in scores.Picked(_data.HigherIsBetter))
            {
                if (_bytes > MostBytes)
                {
                    if (rows.Count > 0) methods.Add(new GalleryMethod(Label(_shown[own]), scores.Name, rows));
                    return new GalleryPictures(methods, "Further pictures are left out, so that the file stays small.");
                }

                rows.Add(Row(name, place, own));
            }

            methods.Add(new GalleryMethod(Label(_shown[own]), scores.Name, rows));
        }

        return new GalleryPictures(methods, null);
    }

    private GalleryRow Row(string name, int place, int own)
    {
        var (photo, maps) = Draw(place);
        var image = _images.Names[place];
        var explained = ClassText(place);
        List<GalleryTile> tiles = [new(Png(photo), image, explained, $"The photograph {image}, {explained}")];
        for (var i = 0; i < _shown.Count; i++)
        {
            var label = Label(_shown[i]);
            var score = Score(double.IsNaN(_scores[i].Values[place]) ? null : _scores[i].Values[place]);
            tiles.Add(new GalleryTile(
                Png(Overlay.Render(photo, maps[i])), label, $"{_data.Results.Objective} {score}",
                $"Heatmap of {label} over {image}: {_data.Results.Objective} {score}", i == own));
        }

        return new GalleryRow($"{name}: {image}", tiles);
    }

    private (RgbImage Photo, IReadOnlyList<float[]> Maps) Draw(int place)
    {
        if (_drawn.TryGetValue(place, out var drawn)) return drawn;
        using var scope = NewDisposeScope();
        var photo = _experiment.Model.Recipe.ToPicture(_images.Inputs.select(0, place));
        return _drawn[place] = (photo, SaliencyReader.Read(_program, _images, place, _sources));
    }

    private byte[] Png(RgbImage picture)
    {
        var png = PngFile.ToBytes(picture);
        _bytes += png.Length;
        return png;
    }

    private string ClassText(int place)
    {
        var name = ClassNames.Of(_experiment.Model, _images.Classes[place].ToInt64());
        return string.Create(CultureInfo.InvariantCulture, $"class {name}, probability {_images.Probabilities[place].ToSingle():0.000}");
    }

    private static string Label(ResultRow row) => $"#{row.Rank} {row.Label}";
}

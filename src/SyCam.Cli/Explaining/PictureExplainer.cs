using SyCam.Cli.Experiments;
using SyCam.Eval.Images;
using SyCam.Eval.Models;
using SyCam.Eval.Programs;
using SyCam.Eval.Saliency;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Terms;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Cli.Explaining;

/// <summary>Computes the maps of single pictures and writes their files. Owns the model.</summary>
internal sealed class PictureExplainer : IDisposable
{
    private readonly ExplainJob _job;
    private readonly FrozenNetwork _network;
    private readonly Preprocess _recipe;
    private readonly ClassRanking _ranking;
    private readonly MapStems _stems;
    private readonly MapFiles _files;
    private readonly IReadOnlyList<ImageExplainer> _explainers;
    private readonly IReadOnlyList<bool> _areGuaranteed;
    private readonly IReadOnlyList<GuaranteeCheck> _checks;

    /// <summary>Loads the network.</summary>
    /// <exception cref="SyCam.Eval.InputException">The model, a layer or the class has a mistake.</exception>
    public PictureExplainer(ExplainJob job, MapFiles files)
    {
        _job = job;
        _files = files;
        Model = CamModel.Load(job.Model, job.Sidecar, DeviceChoice.Read(job.Device), job.Architecture);
        if (job.Aggregator is { } exits) Model.LoadExits(exits);
        Layers = LayerChoice.Read(job.Layers, Model);
        _network = new FrozenNetwork(Model);
        _recipe = Model.Recipe;
        _ranking = new ClassRanking(Model, _network, new ClassChoice(job.Class, Model), job.TopClasses);
        _stems = new MapStems(job.Methods, Layers.Count > 1, job.TopClasses > 1);
        // Names mean the same in all methods, so that one sum without relu serves all that are HiResCAM. The mean over
        // changed copies of a picture adds up to nothing.
        var sums = job.Methods.Select(method => job.SmoothsAugmented ? null : GuaranteeCheck.Find(method)).ToList();
        _areGuaranteed = [.. sums.Select(sum => sum is not null)];
        _checks = _areGuaranteed.Contains(true)
            ? [.. Layers.Select(layer => new GuaranteeCheck(Model, layer, job.Target))]
            : [];
        var program = TensorProgram.Compile([.. job.Methods.Select(method => method.Term), .. sums.OfType<Term>().Take(1)]);
        var sources = MethodChoice.Sources(job.Methods);
        _explainers = [.. Layers.Select(layer => new ImageExplainer(Model, _network, layer, job.Target, program, sources)
        {
            SmoothsAugmented = job.SmoothsAugmented,
        })];
    }

    /// <summary>The model.</summary>
    public CamModel Model { get; }

    /// <summary>The target layers.</summary>
    public IReadOnlyList<string> Layers { get; }

    /// <summary>Explains a picture, class by class.</summary>
    /// <param name="name">What results call it.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="hash">SHA-256 of its file.</param>
    /// <param name="cancellation">Checked between passes.</param>
    public IReadOnlyList<ExplainedPicture> Explain(string name, RgbImage picture, string hash, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var seen = _recipe.Fit(picture);
        var input = _recipe.ToTensor([seen]).to(Model.Device);
        return [.. _ranking.Of(input, cancellation).Select(explained => new ExplainedPicture(
            name, hash, picture.Height, picture.Width, seen, explained, [.. Cells(name, seen, input, explained, cancellation)]))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _network.Dispose();
        Model.Dispose();
    }

    private IEnumerable<ExplainedCell> Cells(
        string name, RgbImage seen, Tensor input, ExplainedClass explained, CancellationToken cancellation)
    {
        for (var layer = 0; layer < Layers.Count; layer++)
        {
            var maps = _explainers[layer].Explain(input, explained.Index, cancellation);
            for (var i = 0; i < _job.Methods.Count; i++)
            {
                var regions = _job.Regions is { } rule && maps[i].Status == MapStatus.Ok
                    ? MarkedRegions.Of(seen.Height, seen.Width, maps[i].Saliency, rule)
                    : null;
                var written = _files.Write(_stems.Of(name, i, Layers[layer], explained), seen, maps[i], regions);
                var guarantee = _areGuaranteed[i] ? _checks[layer].Of(maps[^1].Raw, explained) : null;
                yield return new ExplainedCell(_job.Methods[i], Layers[layer], maps[i], regions, written, guarantee);
            }
        }
    }
}

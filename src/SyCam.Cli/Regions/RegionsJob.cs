using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Eval.Data;
using SyCam.Eval.Models;
using SyCam.Eval.Programs;
using SyCam.Eval.Saliency;
using SyCam.Eval.Scoring;

namespace SyCam.Cli.Regions;

/// <summary>Cuts the maps of methods into regions, and asks the network about each picture without them.</summary>
/// <param name="terminal">Where notes and progress go.</param>
/// <param name="time">The clock.</param>
internal sealed class RegionsJob(Terminal terminal, TimeProvider time)
{
    /// <summary>The network and its pictures.</summary>
    public required ExperimentOptions Experiment { get; init; }

    /// <summary>The methods.</summary>
    public required IReadOnlyList<Method> Methods { get; init; }

    /// <summary>Where maps are cut.</summary>
    public required RegionRule Rule { get; init; }

    /// <summary>What replaces pixels (<see cref="RegionAblation.SubstrateNames"/>).</summary>
    public required string Substrate { get; init; }

    /// <summary>How many regions of a map are asked about one by one, at least 1.</summary>
    public required int MostRegions { get; init; }

    /// <summary>The class whose rise is reported besides; null: none.</summary>
    public string? Toward { get; init; }

    /// <summary>Takes each picture when it is done.</summary>
    /// <param name="take">Takes the picture.</param>
    /// <param name="cancellation">Checked between pictures and before each batch.</param>
    /// <exception cref="InputException">A file or a name has a mistake.</exception>
    public void Run(Action<DrawnPicture> take, CancellationToken cancellation)
    {
        var loader = new ExperimentLoader(Experiment, terminal.Say);
        using var source = loader.Open();
        var toward = IndexOf(Toward, source.Model);
        List<ImageItem> items = [.. source.Of(Split.Search), .. source.Of(Split.HeldOut)];
        var methods = InputNames.Unify(Methods);
        var program = TensorProgram.Compile([.. methods.Select(method => method.Term)]);
        var blockSize = BlockSize.Of(source, BlockSize.DefaultMemory);
        using var progress = new EvaluationProgress(terminal, time, "cutting maps", items.Count);
        for (var start = 0; start < items.Count; start += blockSize)
        {
            using var images = source.Prepare([.. items.Skip(start).Take(blockSize)], start, cancellation);
            using var ablation = new RegionAblation(images, source.Network, Substrate, cancellation);
            var classes = images.Classes.cpu().data<long>().ToArray();
            for (var place = 0; place < images.Count; place++)
            {
                cancellation.ThrowIfCancellationRequested();
                var maps = SaliencyReader.Read(program, images, place, MethodChoice.Sources(methods));
                take(Picture(images, place, (int)classes[place], maps, ablation));
                progress.Add(1);
            }
        }

        DrawnPicture Picture(
            PreparedImages images, int place, int explained, IReadOnlyList<float[]> maps, RegionAblation ablation)
        {
            var (height, width) = ((int)images.Height, (int)images.Width);
            var marked = maps.Select(map => MarkedRegions.Of(height, width, map, Rule)).ToList();
            List<bool[]> removed = [new bool[height * width]];
            foreach (var one in marked) removed.AddRange(Cuts(one, width));
            var verdicts = new Queue<Verdict>(
                ablation.Probabilities(place, removed).Select(values => Verdict.Of(values, explained, toward, NameOf)));
            var clean = verdicts.Dequeue();
            var regions = new PictureRegions(
                images.Names[place], NameOf(explained), clean,
                [.. marked.Select((one, method) => Marks(methods[method].Name, one, maps[method], verdicts))]);
            return new DrawnPicture(regions, source.Model.Recipe.ToPicture(images.Inputs[place]), maps);
        }

        string NameOf(long index) => ClassNames.Of(source.Model, index);
    }

    private static int? IndexOf(string? name, CamModel model)
    {
        if (name is null) return null;
        if (name is "label" or "predicted") throw new InputException($"--toward {name}: expected one class, by name or index");
        return (int)new ClassChoice(name, model).For(null)!.Value;
    }

    // All regions, the same elsewhere, and then the largest one by one.
    private IEnumerable<bool[]> Cuts(MarkedRegions marked, int width)
    {
        bool[] all = [.. marked.Labels.Select(label => label > 0)];
        yield return all;
        yield return Moved(all, width);
        for (var region = 1; region <= Math.Min(marked.Regions.Count, MostRegions); region++)
            yield return [.. marked.Labels.Select(label => label == region)];
    }

    private MethodRegions Marks(string name, MarkedRegions marked, float[] saliency, Queue<Verdict> verdicts)
    {
        var area = (double)marked.Regions.Sum(region => region.Area) / saliency.Length;
        var (without, elsewhere) = (verdicts.Dequeue(), verdicts.Dequeue());
        return new MethodRegions(name, marked, area, without, elsewhere,
        [
            .. marked.Regions.Take(MostRegions).Select((region, place) => new AblatedRegion(
                region, saliency.Where((_, pixel) => marked.Labels[pixel] == place + 1).Average(), verdicts.Dequeue())),
        ]);
    }

    // By half the picture to the right and down; what leaves comes back at the other end.
    private static bool[] Moved(bool[] pixels, int width)
    {
        var height = pixels.Length / width;
        var moved = new bool[pixels.Length];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                moved[((y + (height / 2)) % height * width) + ((x + (width / 2)) % width)] = pixels[(y * width) + x];
        return moved;
    }
}

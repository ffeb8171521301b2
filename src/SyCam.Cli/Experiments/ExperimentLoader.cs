using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SyCam.Eval;
using SyCam.Eval.Data;
using SyCam.Eval.Images;
using SyCam.Eval.Models;
using SyCam.Eval.Saliency;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Cli.Experiments;

/// <summary>Loads a model and its images and prepares both splits.</summary>
/// <param name="options">What to load.</param>
/// <param name="say">Takes one line for the user: notes, and images that were left out.</param>
internal sealed class ExperimentLoader(ExperimentOptions options, Action<string> say)
{
    private const int ShownProblems = 10;

    /// <summary>Loads everything.</summary>
    /// <param name="grammar">Its facts are checked on the images; null: none are assumed.</param>
    /// <param name="cancellation">Checked between chunks of images.</param>
    /// <exception cref="InputException">A file or an option has a mistake that the message names.</exception>
    public Experiment Load(GrammarDefinition? grammar, CancellationToken cancellation)
    {
        var device = DeviceChoice.Read(options.Device);
        var precision = ScorePrecision.Read(options.Precision);
        Machine.UseThreads(options.Threads, say);
        var model = CamModel.Load(options.Model, options.Sidecar, device);
        try
        {
            foreach (var note in model.Sidecar.Notes) say(note);
            return Load(model, precision, grammar, cancellation);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private Experiment Load(CamModel model, ScalarType precision, GrammarDefinition? grammar, CancellationToken cancellation)
    {
        var layer = model.ResolveLayer(options.Layer ?? model.DefaultLayer);
        var classes = new ClassChoice(options.Class, model);
        var target = TargetChoice.Read(options.Target);
        var set = ReadImages(model);
        var network = new FrozenNetwork(model, options.BatchSize, precision);
        PreparedImages? search = null;
        try
        {
            search = Prepare(model, network, layer, target, classes, MixedOrder.Of(set.Of(Split.Search), options.Seed), cancellation);
            var heldOut = Prepare(model, network, layer, target, classes, MixedOrder.Of(set.Of(Split.HeldOut), options.Seed), cancellation);
            var facts = CheckedFacts(model, layer, grammar, search, heldOut);
            return new Experiment(
                model, layer, network, search, heldOut, facts, Identity(model, layer, target, set), HaveMasks(search, heldOut));
        }
        catch
        {
            search?.Dispose();
            network.Dispose();
            throw;
        }
    }

    private static bool HaveMasks(params PreparedImages[] splits) =>
        splits.Any(split => split.Count > 0) && splits.All(split => split.Count == 0 || split.Masks is not null);

    private ImageSet ReadImages(CamModel model)
    {
        var names = model.Sidecar.Classes;
        var set = ImageSetReader.Read(new ImageSetOptions
        {
            Images = options.Images,
            Masks = options.Masks,
            Labels = options.Labels,
            Where = options.Where,
            Limit = options.Limit,
            SearchFraction = options.SearchFraction,
            Strict = options.Strict,
            Seed = options.Seed,
            Classes = names.Count == 0 ? null : names.ToTable(),
        });
        var left = set.Problems.Where(problem => problem.Kind != ProblemKind.Note).ToList();
        foreach (var note in set.Problems.Where(problem => problem.Kind == ProblemKind.Note)) say(note.Message);
        if (left.Count > 0) say($"left out: {left.Count} {(left.Count == 1 ? "file" : "files")} (--strict makes this an error)");
        foreach (var problem in left.Take(ShownProblems)) say($"  {problem.Message}");
        if (left.Count > ShownProblems) say($"  ... and {left.Count - ShownProblems} more");
        return set;
    }

    private static PreparedImages Prepare(
        CamModel model, FrozenNetwork network, string layer, TargetExpression target, ClassChoice classes,
        IReadOnlyList<ImageItem> items, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var recipe = Recipe(model);
        List<RgbImage> pictures = [];
        List<GreyImage> masks = [];
        foreach (var item in items)
        {
            cancellation.ThrowIfCancellationRequested();
            var picture = ImageFile.Read(item.Path);
            pictures.Add(recipe.Fit(picture));
            if (item.MaskPath is not null)
                masks.Add(recipe.Fit(MaskFile.Read(item.MaskPath), picture.Height, picture.Width));
        }

        var size = recipe.Size;
        var all = (pictures.Count == 0 ? zeros(0, 3, size, size) : recipe.ToTensor(pictures)).to(model.Device);
        // Masks are all there or not used: a metric that needs them leaves no image out silently.
        var every = masks.Count > 0 && masks.Count == items.Count ? recipe.ToTensor(masks).unsqueeze(1).to(model.Device) : null;
        return ImagePreparer.Prepare(
            model, network, layer, target, [.. items.Select(item => item.RelativePath)], all, every,
            [.. items.Select(item => classes.For(item.Label))], cancellation);
    }

    /// <summary>How the model's input is made from a picture.</summary>
    public static Preprocess Recipe(CamModel model)
    {
        var input = model.Sidecar.Input;
        return new Preprocess(
            input.Height, [.. model.Sidecar.Mean.Select(mean => (float)mean)],
            [.. model.Sidecar.Std.Select(std => (float)std)]);
    }

    /// <summary>The picture that a normalised input <c>[3,H,W]</c> was made from.</summary>
    public static RgbImage ToPicture(Preprocess recipe, Tensor input)
    {
        using var scope = NewDisposeScope();
        var mean = tensor(recipe.Mean.ToArray()).reshape(3, 1, 1);
        var std = tensor(recipe.Std.ToArray()).reshape(3, 1, 1);
        var pixels = ((input.cpu() * std) + mean).mul(255f).round().clamp(0, 255).permute(1, 2, 0).contiguous();
        return new RgbImage(
            (int)input.shape[1], (int)input.shape[2], [.. pixels.data<float>().ToArray().Select(value => (byte)value)]);
    }

    // A fact that the data contradict is said and not used: nothing that rests on it could be believed.
    private FactSet CheckedFacts(
        CamModel model, string layer, GrammarDefinition? grammar, params PreparedImages[] splits)
    {
        if (grammar is null) return FactSet.None;
        List<Fact> holding = [];
        foreach (var fact in grammar.FactsFor(model.HeadKind(layer)).All)
        {
            var source = grammar.Inputs.Single(input => input.Name == fact.Input).Source;
            if (splits.All(split => FactCheck.Holds(fact.Kind, source, split))) holding.Add(fact);
            else say($"{fact} does not hold on these images at {layer}; it is not assumed");
        }

        return new FactSet(holding);
    }

    // Scores of the usual precision are named as they always were.
    private string PrecisionText() =>
        options.Precision == ScorePrecision.Usual ? "" : $"; network {options.Precision}";

    private string Identity(CamModel model, string layer, TargetExpression target, ImageSet set)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var item in set.Items)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{item.RelativePath}\n{item.Split}\n{item.Label}\n"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(item.Path)));
            if (item.MaskPath is not null) hash.AppendData(SHA256.HashData(File.ReadAllBytes(item.MaskPath)));
        }

        var images = Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"model {model.Sidecar.Name} {model.Hash[..16]}; layer {layer}; class {options.Class ?? "label or predicted"}; target {target}; "
            + $"images {set.Items.Count} {images} order {options.Seed}; saliency {SaliencyMaps.Identity}{PrecisionText()}");
    }
}

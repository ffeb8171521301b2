using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SyCam.Eval;
using SyCam.Eval.Data;
using SyCam.Eval.Images;
using SyCam.Eval.Models;
using SyCam.Eval.Saliency;
using SyCam.Eval.Scoring;
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
        var source = Open();
        PreparedImages? search = null;
        try
        {
            search = source.Prepare(source.Of(Split.Search), 0, cancellation);
            var heldOut = source.Prepare(source.Of(Split.HeldOut), 0, cancellation);
            SayWithoutObject(source);
            var facts = CheckedFacts(source.Model, source.Layer, grammar, search, heldOut);
            return new Experiment(
                source.Model, source.Layer, source.Network, search, heldOut, facts, Identity(source), source.HasMasks);
        }
        catch
        {
            search?.Dispose();
            source.Dispose();
            throw;
        }
    }

    /// <summary>Says on how many images the explained object is not to be seen, once they are prepared.</summary>
    public void SayWithoutObject(ExperimentSource source)
    {
        var names = source.WithoutObject;
        if (names.Count == 0) return;
        var others = names.Count > 1 ? " and others" : "";
        say($"the explained object is not on the input of {names.Count} of {source.Set.Items.Count} images, which have no "
            + $"localisation score: {names[0]}{others}");
    }

    /// <summary>Loads the model and finds the images, which are not read yet but for a check.</summary>
    /// <exception cref="InputException">A file or an option has a mistake that the message names.</exception>
    public ExperimentSource Open()
    {
        var device = DeviceChoice.Read(options.Device);
        var precision = ScorePrecision.Read(options.Precision);
        Machine.UseThreads(options.Threads, say);
        var model = CamModel.Load(options.Model, options.Sidecar, device, options.Architecture);
        try
        {
            if (options.Aggregator is { } exits) model.LoadExits(exits);
            foreach (var note in model.Sidecar.Notes) say(note);
            var layer = model.ResolveLayer(options.Layer ?? model.DefaultLayer);
            var classes = new ClassChoice(options.Class, model);
            var target = TargetChoice.Read(options.Target);
            var set = ReadImages(model);
            return new ExperimentSource(
                model, layer, new FrozenNetwork(model, options.BatchSize, precision), target, classes, set, options.Seed);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private ImageSet ReadImages(CamModel model)
    {
        var names = model.Sidecar.Classes;
        var set = ImageSetReader.Read(new ImageSetOptions
        {
            Images = options.Images,
            Masks = options.Masks,
            Annotations = options.Annotations,
            CategoryMap = options.CategoryMap,
            IncludeCrowds = options.IncludeCrowds,
            Labels = options.Labels,
            Where = options.Where,
            Limit = options.Limit,
            SearchFraction = options.SearchFraction,
            Strict = options.Strict,
            Seed = options.Seed,
            Classes = names.Count == 0 ? null : names.ToTable(),
            ClassCount = model.ClassCount,
        });
        var left = set.Problems.Where(problem => problem.Kind != ProblemKind.Note).ToList();
        foreach (var note in set.Problems.Where(problem => problem.Kind == ProblemKind.Note)) say(note.Message);
        if (left.Count > 0) say($"left out: {left.Count} {(left.Count == 1 ? "file" : "files")} (--strict makes this an error)");
        foreach (var problem in left.Take(ShownProblems)) say($"  {problem.Message}");
        if (left.Count > ShownProblems) say($"  ... and {left.Count - ShownProblems} more");
        return set;
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

    private static string ExitsText(CamModel model) => model.Exits is { } exits ? $"; exits {exits.Hash[..16]}" : "";

    private string Identity(ExperimentSource source)
    {
        var (model, set) = (source.Model, source.Set);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var item in set.Items)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{item.RelativePath}\n{item.Split}\n{item.Label}\n"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(item.Path)));
            if (item.MaskPath is not null) hash.AppendData(SHA256.HashData(File.ReadAllBytes(item.MaskPath)));
            if (item.Annotation is { } annotation) hash.AppendData(annotation.ToHash());
        }

        if (File.Exists(options.CategoryMap)) hash.AppendData(SHA256.HashData(File.ReadAllBytes(options.CategoryMap)));
        else hash.AppendData(Encoding.UTF8.GetBytes(options.CategoryMap ?? ""));

        var images = Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"model {model.Sidecar.Name} {model.Hash[..16]}; layer {source.Layer}; class {options.Class ?? "label or predicted"}; target {source.Target}; "
            + $"images {set.Items.Count} {images} order {options.Seed}; saliency {SaliencyMaps.Identity}{PrecisionText()}{ExitsText(model)}");
    }
}

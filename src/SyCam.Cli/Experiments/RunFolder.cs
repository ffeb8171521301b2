using System.Text.Json.Nodes;
using SyCam.Eval;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Journal;

namespace SyCam.Cli.Experiments;

/// <summary>What a finished run left for later commands: <c>@FOLDER#RANK</c>.</summary>
/// <param name="Name">What the user called it.</param>
/// <param name="Term">The expression.</param>
/// <param name="Sources">For each input the terminal that it comes from.</param>
/// <param name="Notes">How it scored, for people.</param>
/// <param name="Network">The name of the network that it was found on; null in folders of older versions.</param>
internal sealed record RunFolder(
    string Name, Term Term, IReadOnlyDictionary<string, InputSource> Sources, IReadOnlyList<string> Notes, string? Network)
{
    /// <summary>The target that gradients and scores were taken of, in its canonical text; empty for the usual one.
    /// </summary>
    public string Target { get; private init; } = "";

    /// <summary>The grammar of the run, without imports.</summary>
    public const string GrammarFile = "grammar.sycam";

    /// <summary>The results for programs.</summary>
    public const string LeaderboardFile = "leaderboard.json";

    private const string JobFile = "job.json";

    /// <summary>What later commands need beside the results, by the names of the files.</summary>
    public static IReadOnlyDictionary<string, string> Companions(
        SynthesisJob job, GrammarDefinition grammar, string network, string layer)
    {
        var root = new JsonObject
        {
            ["model"] = Path.GetFullPath(job.Experiment.Model),
            ["sidecar"] = job.Experiment.Sidecar is { } sidecar ? Path.GetFullPath(sidecar) : null,
            ["arch"] = job.Experiment.Architecture,
            ["network"] = network,
            ["layer"] = layer,
            ["metric"] = job.Objective.ToString(),
            ["target"] = TargetChoice.Read(job.Experiment.Target).ToString(),
        };
        return new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            // With every import put in place, so that the folder can be taken anywhere.
            [GrammarFile] = GrammarPrinter.Print(grammar),
            [JobFile] = root.ToJsonString() + "\n",
            [SavedRun.FileName] = job.RunFile,
        };
    }

    /// <summary>The model, the sidecar, the architecture and the layer that a run used.</summary>
    /// <exception cref="InputException">The folder holds no finished run.</exception>
    public static (string Model, string? Sidecar, string? Architecture, string Layer) Job(string folder)
    {
        var root = ReadJson(folder, JobFile);
        return ((string)root["model"]!, (string?)root["sidecar"], (string?)root["arch"], (string)root["layer"]!);
    }

    /// <summary>Reads <c>@FOLDER#RANK</c>; without a rank the first.</summary>
    /// <exception cref="InputException">The folder holds no finished run, or no such rank.</exception>
    public static RunFolder Read(string reference)
    {
        var at = reference.LastIndexOf('#');
        var folder = at < 0 ? reference[1..] : reference[1..at];
        var rank = 1;
        if (at >= 0 && (!int.TryParse(reference[(at + 1)..], out rank) || rank < 1))
            throw new InputException($"{reference}: expected @FOLDER#RANK, such as @runs/insertion#1");
        var root = ReadJson(folder, LeaderboardFile);
        var rows = root["rows"]!.AsArray();
        if (rank > rows.Count) throw new InputException($"{reference}: the leaderboard has {rows.Count} rows");
        var row = rows[rank - 1]!;
        var grammar = GrammarFiles.Read(Path.Combine(folder, GrammarFile), _ => { });
        // The controls of a leaderboard read what the grammar need not declare.
        var inputs = grammar.Inputs.Concat(StandardMethods.Library.LibraryInputs).DistinctBy(input => input.Name).ToList();
        var reading = TermReader.Read((string)row["map"]!, inputs);
        var term = reading.Term ?? throw new InputException(reading.Report().TrimEnd());
        var metric = (string)root["objective"]!;
        var job = ReadJson(folder, JobFile);
        return new RunFolder($"{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}#{rank}", term,
            inputs.ToDictionary(input => input.Name, input => input.Source),
        [
            $"rank {rank} by {metric} on {root["searchImages"]} search images: {row["score"]}",
            $"held-out images ({root["heldOutImages"]}): {Means(row["heldOut"]!.AsArray())}",
            $"scored with: {root["oracle"]}",
        ],
        (string?)job["network"])
        {
            // Runs of earlier versions do not say it.
            Target = (string?)job["target"] is { } target ? TargetChoice.Canonical(target) : "",
        };
    }

    private static string Means(JsonArray means) =>
        means.Count == 0 ? "not scored" : string.Join(", ", means.Select(mean => $"{mean!["metric"]} {mean["mean"]}"));

    /// <summary>A file of the folder.</summary>
    /// <exception cref="InputException">It is not there, or no JSON.</exception>
    public static JsonNode ReadJson(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) ?? throw new InputException($"{path} is empty");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            throw new InputException($"{folder} holds no finished run: {error.Message}", error);
        }
    }
}

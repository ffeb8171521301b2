using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SyCam.Grammar.Terms;
using SyCam.Search.Equivalence;
using SyCam.Search.Proving;

namespace SyCam.Search.Journal;

/// <summary>The lines of a journal: one JSON object each. Numbers round-trip; NaN is null.</summary>
internal static class JournalText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Line(JsonObject entry) => entry.ToJsonString(Options);

    public static JsonObject Score(ScoreKey key, ScoreEntry entry) => new()
    {
        ["kind"] = "score",
        ["map"] = key.Map,
        ["split"] = key.Split.ToString(),
        ["fidelity"] = key.Fidelity.ToString(),
        ["images"] = key.Images,
        ["values"] = new JsonObject(entry.PerImage.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair =>
            KeyValuePair.Create(pair.Key, (JsonNode?)new JsonArray([.. pair.Value.Select(Number)])))),
        ["problems"] = new JsonObject(entry.Problems.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair =>
            KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
        ["ms"] = entry.Elapsed.TotalMilliseconds,
    };

    public static JsonObject Proof(string question, ProofAnswer answer) => new()
    {
        ["kind"] = "proof",
        ["question"] = question,
        ["status"] = answer.Status.ToString(),
        ["method"] = answer.Method,
        ["ms"] = answer.Elapsed.TotalMilliseconds,
        ["query"] = answer.QueryHash,
        ["counterexample"] = answer.Counterexample is { } counterexample ? Tensors(counterexample) : null,
    };

    public static JsonObject Merge(Merge merge) => new()
    {
        ["kind"] = "merge",
        ["kept"] = merge.Kept.ToString(),
        ["dropped"] = merge.Dropped.ToString(),
        ["scale"] = merge.Scale is { } scale ? $"{scale.Factor} * N^{scale.PositionPower}" : null,
        ["status"] = merge.Evidence.Status,
        ["method"] = merge.Evidence.Method,
    };

    public static JsonObject Dead(DeadMap dead) => new()
    {
        ["kind"] = "dead",
        ["map"] = dead.Map.ToString(),
        ["status"] = dead.Evidence.Status,
        ["method"] = dead.Evidence.Method,
    };

    public static JsonObject Spent(TimeSpan spent) => new() { ["kind"] = "spent", ["ms"] = spent.TotalMilliseconds };

    /// <summary>Reads a line of scores.</summary>
    /// <exception cref="FormatException">The line is not one.</exception>
    public static (ScoreKey Key, ScoreEntry Entry) ReadScore(JsonObject line) => (
        new ScoreKey(
            Required(line, "map").GetValue<string>(),
            Enum.Parse<Oracles.ImageSplit>(Required(line, "split").GetValue<string>()),
            Enum.Parse<Oracles.Fidelity>(Required(line, "fidelity").GetValue<string>()),
            Required(line, "images").GetValue<int>()),
        new ScoreEntry(
            Required(line, "values").AsObject().ToDictionary(
                pair => pair.Key,
                pair => (IReadOnlyList<double>)[.. pair.Value!.AsArray().Select(ReadNumber)]),
            Required(line, "problems").AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<int>()),
            ReadTime(line)));

    /// <summary>Reads a line with a prover's answer.</summary>
    /// <exception cref="FormatException">The line is not one.</exception>
    public static (string Question, ProofAnswer Answer) ReadProof(JsonObject line) => (
        Required(line, "question").GetValue<string>(),
        new ProofAnswer(
            Enum.Parse<ProofStatus>(Required(line, "status").GetValue<string>()),
            Required(line, "method").GetValue<string>(),
            ReadTime(line),
            Required(line, "query").GetValue<string>(),
            line["counterexample"] is JsonObject tensors ? ReadTensors(tensors) : null));

    /// <summary>Reads a line's time.</summary>
    /// <exception cref="FormatException">The line has none.</exception>
    public static TimeSpan ReadTime(JsonObject line) =>
        TimeSpan.FromMilliseconds(Required(line, "ms").GetValue<double>());

    private static JsonNode Required(JsonObject line, string name) =>
        line[name] ?? throw new FormatException($"'{name}' is missing");

    private static JsonNode? Number(double value) =>
        double.IsNaN(value) ? null
        : double.IsInfinity(value) ? JsonValue.Create(value > 0 ? "inf" : "-inf")
        : JsonValue.Create(value);

    private static double ReadNumber(JsonNode? node) =>
        node is null ? double.NaN
        : node.GetValueKind() == JsonValueKind.String
            ? node.GetValue<string>() == "inf" ? double.PositiveInfinity : double.NegativeInfinity
        : node.GetValue<double>();

    private static JsonObject Tensors(Counterexample counterexample) => new()
    {
        ["channels"] = counterexample.Channels,
        ["positions"] = counterexample.Positions,
        ["values"] = new JsonObject(counterexample.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(
                pair.Key, (JsonNode?)new JsonArray([.. pair.Value.Select(value => (JsonNode)value.ToString())])))),
    };

    private static Counterexample ReadTensors(JsonObject tensors) => new(
        Required(tensors, "channels").GetValue<int>(),
        Required(tensors, "positions").GetValue<int>(),
        Required(tensors, "values").AsObject().ToDictionary(
            pair => pair.Key,
            pair => (IReadOnlyList<Rational>)[.. pair.Value!.AsArray().Select(node =>
                ReadRational(node!.GetValue<string>()))]));

    private static Rational ReadRational(string text)
    {
        var parts = text.Split('/');
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        return new Rational(long.Parse(parts[0], culture), parts.Length > 1 ? long.Parse(parts[1], culture) : 1);
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SyCam.Grammar.Typing;
using SyCam.Search.Rules;

namespace SyCam.Cli.Commands.Rules;

/// <summary>Writes rules, and what is known of them, for other programs.</summary>
internal static class RulesJson
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>An array with an object for each rule.</summary>
    public static string Write(IEnumerable<TermRule> rules) => Write(json =>
    {
        json.WriteStartArray();
        foreach (var rule in rules) Rule(json, rule, null);
        json.WriteEndArray();
    });

    /// <summary>What came of a check.</summary>
    public static string Write(IReadOnlyList<RuleCheck> checks) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("rules", checks.Count);
        json.WriteNumber("wrong", checks.Count(check => check.Problem is not null));
        json.WriteNumber("tensors", checks.Sum(check => (long)check.Tests));
        Times(json, MethodTime.Of(checks.Select(check => check.Answer)));
        json.WriteStartArray("checks");
        foreach (var check in checks) Rule(json, check.Rule, check);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>What learning found.</summary>
    public static string Write(LearnReport report) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("forms", report.Forms);
        json.WriteNumber("candidates", report.Candidates);
        json.WriteNumber("derived", report.Derived);
        json.WriteNumber("refutedByTensors", report.RefutedByTensors);
        json.WriteNumber("refutedByProver", report.RefutedByProver);
        json.WriteNumber("dropped", report.Dropped);
        Times(json, MethodTime.Of(report.Answers));
        json.WriteStartArray("rules");
        foreach (var rule in report.Rules) Rule(json, rule, null);
        json.WriteEndArray();
        json.WriteStartArray("tested");
        foreach (var rule in report.Tested) Rule(json, rule, null);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Layout)) write(json);
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Times(Utf8JsonWriter json, IReadOnlyList<MethodTime> rows)
    {
        json.WriteStartArray("answers");
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("status", RulesText.Word(row));
            json.WriteString("method", row.Method);
            json.WriteNumber("count", row.Count);
            json.WriteNumber("medianMs", Math.Round(row.Median.TotalMilliseconds, 3));
            json.WriteNumber("p99Ms", Math.Round(row.Slowest.TotalMilliseconds, 3));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Rule(Utf8JsonWriter json, TermRule rule, RuleCheck? check)
    {
        json.WriteStartObject();
        json.WriteString("name", rule.Name);
        json.WriteString("left", rule.Left.ToString());
        json.WriteString("right", rule.Right.ToString());
        json.WriteStartArray("under");
        foreach (var fact in rule.Conditions.All) json.WriteStringValue(fact.ToString());
        json.WriteEndArray();
        json.WriteString("status", rule.Status?.ToString());
        if (check is not null)
        {
            json.WriteBoolean("holds", check.Problem is null);
            json.WriteString("problem", check.Problem);
            json.WriteString("method", check.Answer.Method);
            json.WriteNumber("ms", Math.Round(check.Answer.Elapsed.TotalMilliseconds, 3));
        }

        json.WriteEndObject();
    }
}

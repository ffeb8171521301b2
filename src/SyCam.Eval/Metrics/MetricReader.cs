using SyCam.Grammar.Text;

namespace SyCam.Eval.Metrics;

/// <summary>Reads metrics as people write them: <c>insertion</c>, <c>ad</c>, <c>insertion(steps=50;substrate=zero)</c>.
/// Parameters are separated by semicolons or commas.</summary>
public static class MetricReader
{
    /// <summary>The metric of a name or an alias with its parameters.</summary>
    /// <exception cref="InputException">There is no such metric or parameter, or not such a value.</exception>
    public static SaliencyMetric Read(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var row = FindRow((open < 0 ? text : text[..open]).Trim());
        Dictionary<string, string> given = [];
        if (open < 0) return new SaliencyMetric(row, given);
        var close = text.TrimEnd().Length - 1;
        if (text[close] != ')') throw new InputException($"'{text}': a ')' is missing at the end");
        foreach (var part in text[(open + 1)..close].Split([';', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = Split(text, part);
            var parameter = FindParameter(row, name);
            var read = parameter.Read(value)
                ?? throw new InputException($"{row.Name}: {name} is {parameter.Range}, not '{value}'");
            if (!given.TryAdd(name, read)) throw new InputException($"'{text}': {name} is given twice");
        }

        return new SaliencyMetric(row, given);
    }

    /// <summary>The texts of a list with commas; a comma between parentheses separates parameters.</summary>
    public static IReadOnlyList<string> SplitList(string text)
    {
        List<string> parts = [];
        var (start, depth) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '(') depth++;
            if (i < text.Length && text[i] == ')') depth--;
            if (i < text.Length && (text[i] != ',' || depth > 0)) continue;
            var part = text[start..i].Trim();
            if (part.Length > 0) parts.Add(part);
            start = i + 1;
        }

        return parts;
    }

    private static MetricRow FindRow(string name)
    {
        if (MetricTable.Find(name) is { } row) return row;
        var known = MetricTable.All.Select(metric => metric.Name).ToList();
        var nearest = Suggestions.Nearest(name, known.Concat(MetricTable.All.SelectMany(metric => metric.Aliases)));
        throw new InputException($"there is no metric '{name}'.{Suggestions.Ask(nearest)} Known: {string.Join(", ", known)}");
    }

    private static MetricParameter FindParameter(MetricRow row, string name)
    {
        if (row.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } found) return found;
        var known = row.Parameters.Select(parameter => parameter.Name).ToList();
        if (known.Count == 0) throw new InputException($"{row.Name} has no parameters");
        var hint = Suggestions.Ask(Suggestions.Nearest(name, known));
        throw new InputException($"{row.Name} has no parameter '{name}'.{hint} It has: {string.Join(", ", known)}");
    }

    private static (string Name, string Value) Split(string text, string part)
    {
        var at = part.IndexOf('=', StringComparison.Ordinal);
        return at > 0
            ? (part[..at].Trim(), part[(at + 1)..].Trim())
            : throw new InputException($"'{text}': '{part.Trim()}' is not PARAMETER=VALUE");
    }
}

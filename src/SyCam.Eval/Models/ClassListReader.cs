using System.Globalization;
using System.Text.Json;

namespace SyCam.Eval.Models;

/// <summary>
/// Reads the classes of a sidecar: a list of names, a list of { index, wnid, name }, or the path of a text file with
/// one class a line (a name, or index, WordNet id and names between tabs).
/// </summary>
internal static class ClassListReader
{
    internal static IReadOnlyList<ModelClass> Read(JsonElement value, string sidecar, string weightsPath) =>
        value.ValueKind switch
        {
            JsonValueKind.String => FromFile(value.GetString()!, sidecar, weightsPath),
            JsonValueKind.Array => [.. value.EnumerateArray().Select((item, index) => FromItem(item, index, sidecar))],
            _ => throw new InputException($"'{sidecar}': \"classes\" must be a list or the path of a text file"),
        };

    private static ModelClass FromItem(JsonElement item, int index, string sidecar)
    {
        if (item.ValueKind == JsonValueKind.String) return new ModelClass(index, item.GetString()!);
        var place = $"class {index} of \"classes\": ";
        if (item.ValueKind != JsonValueKind.Object)
            throw new InputException($"'{sidecar}': {place}it must be a name or {{ \"index\", \"wnid\", \"name\" }}");
        var fields = new JsonFields(item, sidecar, place);
        if (fields.Whole("index", 0, int.MaxValue, index) != index)
            throw fields.Bad($"its index is not its place in the list, {index}");
        return new ModelClass(index, fields.Text("name") ?? throw fields.Bad("\"name\" is missing"),
            fields.Text("wnid"));
    }

    private static List<ModelClass> FromFile(string name, string sidecar, string weightsPath)
    {
        string[] folders = [Folder(sidecar), Folder(weightsPath)];
        var path = Array.Find([.. folders.Select(folder => Path.Combine(folder, name))], File.Exists)
            ?? throw new InputException(
                $"'{sidecar}': the file of classes '{name}' is neither beside the sidecar nor beside the weights");
        var classes = new List<ModelClass>();
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            classes.Add(line.Split('\t') switch
            {
                [var only] => new ModelClass(classes.Count, only),
                [var index, var id, var names] when index == classes.Count.ToString(CultureInfo.InvariantCulture) =>
                    new ModelClass(classes.Count, names, id),
                _ => throw new InputException($"'{path}', line {classes.Count + 1}: expected a name, or the index " +
                    $"{classes.Count}, a WordNet id and names between tabs"),
            });
        }
        return classes;
    }

    private static string Folder(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}

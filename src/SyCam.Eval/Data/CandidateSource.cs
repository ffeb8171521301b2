namespace SyCam.Eval.Data;

/// <summary>Lists the images that the user named, before anything is checked.</summary>
internal static class CandidateSource
{
    /// <exception cref="InputException">The folder, table or list cannot be read.</exception>
    public static IReadOnlyList<Candidate> List(ImageSetOptions options)
    {
        var images = options.Images;
        if (Directory.Exists(images)) return FromFolder(images, options.Recursive);
        if (!File.Exists(images)) throw new InputException($"{images}: no such folder or file");
        if (images.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) return FromTable(images, options.Where);
        if (ImageFolder.IsReadable(images)) return [Make(Folder(images), images)];
        return FromList(images);
    }

    private static IReadOnlyList<Candidate> FromFolder(string folder, bool recursive)
    {
        var root = Path.GetFullPath(folder);
        return [.. ImageFolder.List(folder, recursive)
            .Select(path => Make(folder, path) with { RawLabel = FolderLabel(root, path) })];
    }

    private static RawLabel? FolderLabel(string root, string path)
    {
        var parent = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return parent == Path.TrimEndingDirectorySeparator(root)
            ? null
            : new RawLabel(Path.GetFileName(parent), LabelSource.Folder);
    }

    private static List<Candidate> FromTable(string path, IReadOnlyList<ColumnFilter> where)
    {
        var table = CsvTable.Read(path);
        table.Require("image");
        foreach (var filter in where) table.Require(filter.Column);
        var folder = Folder(path);
        var candidates = new List<Candidate>();
        foreach (var row in table.Rows)
        {
            if (!where.All(filter => (row.Get(filter.Column) ?? "") == filter.Value)) continue;
            var image = row.Get("image") ?? throw new InputException($"{row.Place}: no image");
            candidates.Add(Make(folder, Path.Combine(folder, image)) with
            {
                RawLabel = RawLabel.Of(row),
                RawSplit = row.Get("split"),
                MaskPath = row.Get("mask") is { } mask ? Path.Combine(folder, mask) : null,
            });
        }
        return candidates;
    }

    private static List<Candidate> FromList(string path)
    {
        var folder = Folder(path);
        return [.. TextFile.ReadLines(path)
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => Make(folder, Path.Combine(folder, line)))];
    }

    private static Candidate Make(string folder, string path) =>
        new() { Path = path, RelativePath = ImageFolder.Relative(folder, path) };

    private static string Folder(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;
}

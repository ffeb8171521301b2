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
        if (CsvTable.HasEnding(images)) return FromTable(images, options.Where);
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
        table.RequireAny(CsvTable.ImageColumns);
        foreach (var filter in where) table.Require(filter.Column);
        var folder = Folder(path);
        var candidates = new List<Candidate>();
        foreach (var row in table.Rows)
        {
            if (!where.All(filter => (row.Get(filter.Column) ?? "") == filter.Value)) continue;
            var image = row.GetAny(CsvTable.ImageColumns) ?? throw new InputException($"{row.Place}: no image");
            candidates.Add(Make(folder, Path.Combine(folder, image)) with
            {
                Place = row.Place,
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
            .Select((line, i) => (Text: line, Place: $"{path}({i + 1})"))
            .Where(line => line.Text.Length > 0 && line.Text[0] != '#')
            .Select(line => FromLine(folder, line.Text) with { Place = line.Place })];
    }

    // ImageNet's lists have the class index behind the path; a path may itself end in a number.
    private static Candidate FromLine(string folder, string line)
    {
        var at = line.LastIndexOfAny([' ', '\t']);
        var whole = Make(folder, Path.Combine(folder, line));
        if (at < 0 || File.Exists(whole.Path) || ClassTable.ParseIndex(line[(at + 1)..]) is null) return whole;
        return Make(folder, Path.Combine(folder, line[..at].Trim())) with
        {
            RawLabel = new RawLabel(line[(at + 1)..], LabelSource.Index),
        };
    }

    private static Candidate Make(string folder, string path) =>
        new() { Path = path, RelativePath = ImageFolder.Relative(folder, path) };

    private static string Folder(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;
}

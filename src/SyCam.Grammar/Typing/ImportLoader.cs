using SyCam.Grammar.Syntax;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Reads one grammar file and all that it imports, each file once.</summary>
/// <param name="roots">Folders where an import is looked for when it is not beside the importing file.</param>
/// <param name="open">Opens a file; throws what <see cref="File.OpenRead"/> throws.</param>
internal sealed class ImportLoader(IReadOnlyList<string> roots, Func<string, Stream> open)
{
    private const int MaxDepth = 16;
    private const int MaxFiles = 100;
    private const int MaxTotal = 4 * GrammarReader.MaxLength;

    private static readonly string TooMany = $"there are more than {MaxFiles} imported files";

    private readonly Dictionary<string, GrammarNames?> _names = [];
    private readonly List<(string Key, string Path)> _chain = [];
    private readonly List<FileDiagnostics> _broken = [];
    private int _total;

    /// <summary>What came of reading a text.</summary>
    public GrammarReading Read(SourceText source)
    {
        var (reading, _) = Load(source);
        // The file's own diagnostics are in the reading; those of the imports come in the order of their reading.
        return reading with { Imported = [.. _broken.Where(item => item.Source != source)] };
    }

    private (GrammarReading Reading, GrammarNames? Names) Load(SourceText source)
    {
        var diagnostics = new DiagnosticBag();
        if (source.Content.Length > GrammarReader.MaxLength)
        {
            diagnostics.ReportTooLarge(GrammarReader.MaxLength);
            return Finish(new GrammarReading(source, null, [], diagnostics.InOrder(), new GrammarFileSyntax()), null);
        }

        var place = _broken.Count;
        var syntax = FileParser.Parse(source, diagnostics, out var broken);
        _chain.Add((KeyOf(source.Path), source.Path));
        var imports = Imports(syntax, source, diagnostics);
        _chain.RemoveAt(_chain.Count - 1);
        var merger = new NameMerger(diagnostics, OwnNames(syntax));
        var typer = new GrammarTyper(diagnostics, merger.Merge(imports));
        var definition = typer.Type(syntax, broken);
        var isRight = !diagnostics.HasErrors;
        var reading = new GrammarReading(
            source, isRight ? definition : null, isRight ? typer.Expectations : [], diagnostics.InOrder(), syntax);
        return Finish(reading, isRight ? typer.Names : null, place);
    }

    // A broken file comes before those that it imports, as the import comes before what is wrong with it.
    private (GrammarReading Reading, GrammarNames? Names) Finish(
        GrammarReading reading, GrammarNames? names, int? place = null)
    {
        if (names is null)
            _broken.Insert(place ?? _broken.Count, new FileDiagnostics(reading.Source, reading.Diagnostics));
        return (reading, names);
    }

    private List<(ImportSyntax Import, GrammarNames Names)> Imports(
        GrammarFileSyntax syntax, SourceText source, DiagnosticBag diagnostics)
    {
        var all = new List<(ImportSyntax Import, GrammarNames Names)>();
        var seen = new HashSet<string>();
        if (syntax.Imports.Count > MaxFiles) diagnostics.ReportImportLimit(syntax.Imports[MaxFiles].Path, TooMany);
        foreach (var import in syntax.Imports.Take(MaxFiles))
        {
            if (Import(import.Path, source, diagnostics, seen) is { } names) all.Add((import, names));
        }

        return all;
    }

    private GrammarNames? Import(
        Identifier path, SourceText importer, DiagnosticBag diagnostics, HashSet<string> seen)
    {
        if (Path.IsPathRooted(path.Text))
        {
            diagnostics.ReportRootedImport(path);
            return null;
        }

        foreach (var candidate in roots.Prepend(Path.GetDirectoryName(importer.Path) ?? ""))
        {
            var file = Path.Combine(candidate, path.Text);
            var key = KeyOf(file);
            if (_names.ContainsKey(key) || _chain.Any(item => item.Key == key))
                return Known(path, key, file, diagnostics, seen);
            try
            {
                using var stream = open(file);
                seen.Add(key);
                return Open(path, key, file, stream, diagnostics);
            }
            catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
            {
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException
                or NotSupportedException)
            {
                diagnostics.ReportUnreadableImport(path, error.Message);
                return null;
            }
        }

        diagnostics.ReportNoImport(path, roots);
        return null;
    }

    private GrammarNames? Known(
        Identifier path, string key, string file, DiagnosticBag diagnostics, HashSet<string> seen)
    {
        var first = _chain.FindIndex(item => item.Key == key);
        if (first >= 0)
        {
            diagnostics.ReportCyclicImport(path, _chain.Skip(first).Select(item => item.Path).Append(file));
            return null;
        }

        if (!seen.Add(key))
        {
            diagnostics.ReportRepeatedImport(path);
            return null;
        }

        if (_names[key] is null) diagnostics.ReportBrokenImport(path);
        return _names[key];
    }

    private GrammarNames? Open(Identifier path, string key, string file, Stream stream, DiagnosticBag diagnostics)
    {
        if (_chain.Count >= MaxDepth || _names.Count + _chain.Count > MaxFiles)
        {
            diagnostics.ReportImportLimit(path, _chain.Count >= MaxDepth
                ? $"imports are nested deeper than {MaxDepth} files"
                : TooMany);
            return null;
        }

        var source = TextFile.Read(file, stream);
        _total += source.Content.Length;
        if (_total > MaxTotal)
        {
            diagnostics.ReportImportLimit(path, $"the imported files have more than {MaxTotal} characters together");
            return null;
        }

        // Not yet known, so that a file that comes back to this one is seen to be cyclic by the chain.
        var names = Load(source).Names;
        _names[key] = names;
        if (names is null) diagnostics.ReportBrokenImport(path);
        return names;
    }

    private static HashSet<string> OwnNames(GrammarFileSyntax syntax) =>
    [
        .. syntax.Inputs.Select(input => input.Name.Text),
        .. syntax.Targets.Select(target => target.Name.Text),
        .. syntax.Baselines.Where(baseline => baseline.Expression is not null).Select(baseline => baseline.Name.Text),
        .. syntax.Grammar is { } grammar ? grammar.Rules.Select(rule => rule.Name.Text).Append(grammar.Name.Text) : [],
    ];

    // A path that the system does not take names no file; opening it says so.
    private static string KeyOf(string path)
    {
        try
        {
            return path.Length == 0 ? path : Path.GetFullPath(path);
        }
        catch (Exception error) when (error is ArgumentException or IOException)
        {
            return path;
        }
    }
}

using SyCam.Eval;
using SyCam.Eval.Maps;

namespace SyCam.Cli.Experiments;

/// <summary>Opens the maps of other tools that a user named.</summary>
/// <param name="source">The images that the maps belong to.</param>
/// <param name="strict">True makes a missing or damaged map an error.</param>
/// <param name="say">Takes one line for the user.</param>
internal sealed class MapsChoice(ExperimentSource source, bool strict, Action<string> say)
{
    private const int ShownProblems = 10;

    /// <summary>Opens maps and looks through all of them.</summary>
    /// <param name="said">Each PATH or NAME=PATH.</param>
    /// <param name="taken">The names of other rows.</param>
    /// <exception cref="InputException">A name is there twice, maps cannot be read, or, if strict, one is missing.
    /// </exception>
    public IReadOnlyList<GivenMaps> OpenAll(IReadOnlyList<string> said, IEnumerable<string> taken)
    {
        var names = taken.ToHashSet(StringComparer.Ordinal);
        List<GivenMaps> all = [];
        try
        {
            foreach (var one in said)
            {
                var (name, path) = Split(one);
                if (!names.Add(name))
                    throw new InputException($"--maps {one}: two methods are called '{name}'; say --maps NAME={path}");
                all.Add(Open(name, path));
            }

            return all;
        }
        catch
        {
            foreach (var maps in all) maps.Dispose();
            throw;
        }
    }

    private GivenMaps Open(string name, string path)
    {
        IReadOnlyList<string> images = [.. source.Set.Items.Select(item => item.RelativePath)];
        var input = source.Model.Sidecar.Input;
        var maps = GivenMaps.Open(name, path, images, (input.Height, input.Width));
        try
        {
            var problems = maps.FindProblems(images);
            if (problems.Count > 0) Report(name, problems);
            return maps;
        }
        catch
        {
            maps.Dispose();
            throw;
        }
    }

    private void Report(string name, IReadOnlyList<string> problems)
    {
        var shown = problems.Take(ShownProblems).Select(problem => $"  {problem}").ToList();
        if (problems.Count > ShownProblems) shown.Add($"  ... and {problems.Count - ShownProblems} more");
        var summary = $"{name}: no usable map of {problems.Count} of {source.Set.Items.Count} images";
        if (strict) throw new InputException(string.Join('\n', shown.Prepend($"{summary}, in strict mode")));
        say($"{summary} (--strict makes this an error)");
        foreach (var line in shown) say(line);
    }

    // A path may have an equals sign in it; then it is there as a whole.
    private static (string Name, string Path) Split(string said)
    {
        var at = said.IndexOf('=', StringComparison.Ordinal);
        if (at > 0 && !Path.Exists(said)) return (said[..at].Trim(), said[(at + 1)..].Trim());
        var path = Path.TrimEndingDirectorySeparator(said);
        return (Directory.Exists(path) ? Path.GetFileName(Path.GetFullPath(path)) : Path.GetFileNameWithoutExtension(path), path);
    }
}

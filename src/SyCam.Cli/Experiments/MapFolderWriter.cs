using SyCam.Eval;
using SyCam.Eval.Maps;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Terms;

namespace SyCam.Cli.Experiments;

/// <summary>Writes raw maps as .npy files: a folder for each method, a file for each image.</summary>
internal sealed class MapFolderWriter
{
    private readonly List<(Term Term, string Folder)> _methods;

    /// <summary>Chooses a folder for each method.</summary>
    /// <param name="root">The folder of all.</param>
    /// <param name="methods">The methods.</param>
    public MapFolderWriter(string root, IReadOnlyList<Method> methods)
    {
        var folders = UniqueNames.Of(methods.Select(method => MapNames.Folder(method.Name)));
        _methods = [.. methods.Zip(folders, (method, folder) => (method.Term, Path.Combine(root, folder)))];
    }

    /// <summary>Writes the maps of all methods on some images.</summary>
    /// <exception cref="InputException">A file cannot be written.</exception>
    public void Write(PreparedImages images, SaliencyScorer scorer, CancellationToken cancellation)
    {
        var place = 0;
        foreach (var maps in RawMapReader.Read(scorer, [.. _methods.Select(one => one.Term)], images.Count, cancellation))
        {
            var name = MapNames.WithoutEnding(MapNames.Of(images.Names[place++])) + ".npy";
            for (var i = 0; i < maps.Count; i++) Write(Path.Combine(_methods[i].Folder, name), maps[i]);
        }
    }

    private static void Write(string path, RawMap map) =>
        NpyFile.Write(OutputFolder.Reserve("", path), new NumberArray([map.Height, map.Width], map.Values.ToArray()));
}

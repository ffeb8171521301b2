using SyCam.Cli.Experiments;
using SyCam.Eval;
using SyCam.Eval.Data;
using SyCam.Eval.Maps;

namespace SyCam.Cli.Explaining;

/// <summary>Finds the pictures that a user named.</summary>
internal static class PictureList
{
    /// <summary>The files with the names that results go by: relative to the folder that was given, or the file's own.</summary>
    /// <exception cref="InputException">A file or folder is not there, or there is no picture in a folder.</exception>
    public static IReadOnlyList<(string Path, string Name)> Find(IReadOnlyList<string> inputs)
    {
        List<(string Path, string Name)> found = [];
        foreach (var input in inputs)
        {
            if (!Directory.Exists(input))
            {
                found.Add((input, Path.GetFileName(input)));
                continue;
            }

            var pictures = ImageFolder.List(input, recursive: true);
            if (pictures.Count == 0) throw new InputException($"{input} holds no picture (.jpg, .jpeg or .png)");
            found.AddRange(pictures.Select(path => (path, ImageFolder.Relative(input, path))));
        }

        // Two pictures of one name would write over each other's files, and so would a.jpg and a.png.
        var names = UniqueNames.Of(found.Select(one => MapNames.WithoutEnding(one.Name)));
        return [.. found.Zip(names, (one, name) => (one.Path, name + one.Name[MapNames.WithoutEnding(one.Name).Length..]))];
    }
}

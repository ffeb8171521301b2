namespace SyCam.Eval.Maps;

/// <summary>What maps are called.</summary>
public static class MapNames
{
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png"];

    /// <summary>The path of an image as the path of its map below the maps' folder: a step out of the folder (..) is
    /// written as two underscores.</summary>
    public static string Of(string image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return string.Join('/', image.Split('/').Select(part => part == ".." ? "__" : part));
    }

    /// <summary>The path without the ending of a picture.</summary>
    public static string WithoutEnding(string image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var ending = Array.Find(Endings, ending => image.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        return ending is null ? image : image[..^ending.Length];
    }

    /// <summary>A method's name as the name of a folder: letters, digits and the signs . + - _, others as _.</summary>
    public static string Folder(string method)
    {
        ArgumentNullException.ThrowIfNull(method);
        var name = string.Concat(method.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '-' or '.' ? letter : '_'));
        return name.Trim('.').Length == 0 ? "_" : name;
    }
}

using SyCam.Cli.Experiments;
using SyCam.Eval.Maps;

namespace SyCam.Cli.Explaining;

/// <summary>What the files of a map are called: the method and, where there are several, the layer and the class.</summary>
/// <param name="methods">The methods.</param>
/// <param name="namesLayer">True when there are several layers.</param>
/// <param name="namesClass">True when there are several classes.</param>
internal sealed class MapStems(IReadOnlyList<Method> methods, bool namesLayer, bool namesClass)
{
    private readonly IReadOnlyList<string> _folders = UniqueNames.Of(methods.Select(method => MapNames.Folder(method.Name)));

    /// <summary>The path of a map's files without their endings, with forward slashes.</summary>
    public string Of(string picture, int method, string layer, ExplainedClass explained) =>
        $"{MapNames.WithoutEnding(MapNames.Of(picture))}/{_folders[method]}"
        + (namesLayer ? "@" + MapNames.Folder(layer) : "")
        + (namesClass ? $".class{explained.Index}" : "");
}

namespace SyCam.Eval.Exporting;

/// <summary>The table of what expressions can be written as: adding one is adding a row.</summary>
public static class ExportLanguages
{
    /// <summary>All rows; the first is taken where nothing says otherwise.</summary>
    public static IReadOnlyList<ExportLanguage> All { get; } =
    [
        new("csharp", ".cs", "one C# file that needs TorchSharp alone", true, CSharpExporter.Export)
        {
            Missing = request => CSharpExporter.WhyNoExplain(request) is { } reason
                ? $"the file has no Explain: {reason}" : null,
        },
        new("python", ".py", "one Python file that needs PyTorch alone", true, PythonExporter.Export),
        new("pytorch-grad-cam", ".py", "a subclass of pytorch-grad-cam's BaseCAM", false, GradCamExporter.Export),
        new("torchcam", ".py", "a subclass of torch-cam's _CAM", false, TorchCamExporter.Export),
        new("latex", ".tex", "the equation and what its letters mean", false, LatexExporter.Export),
        new("json", ".json", "the syntax tree, for other programs", false, JsonExporter.Export),
        new("dot", ".dot", "the steps as a Graphviz graph", false, DotExporter.Export),
    ];

    /// <summary>The row of a name, or null.</summary>
    public static ExportLanguage? Find(string name) => All.FirstOrDefault(row => row.Name == name);

    /// <summary>What a file is written in by its ending; the first row where the ending says nothing.</summary>
    public static ExportLanguage OfFile(string? path) =>
        All.FirstOrDefault(row => string.Equals(row.Ending, Path.GetExtension(path), StringComparison.OrdinalIgnoreCase))
        ?? All[0];
}

using System.CommandLine;
using SyCam.Cli.Experiments;

namespace SyCam.Cli.Commands;

/// <summary>What says where the objects are, besides masks.</summary>
internal sealed class AnnotationOptions
{
    private readonly Option<string?> _annotations = new("--annotations")
    {
        Description = "COCO's instances .json, a .csv of boxes (image,x1,y1,x2,y2[,class]) or a folder of VOC's .xml",
    };

    private readonly Option<string?> _categoryMap = new("--category-map")
    {
        Description = "which classes the categories of annotations, or the indices of palette masks, stand for: a .csv "
            + "(category,class), or any; default: the class of that name",
    };

    private readonly Option<bool> _crowds = new("--crowds") { Description = "objects that COCO marks as crowds count too" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] all = [_annotations, _categoryMap, _crowds];
        foreach (var option in all) command.Options.Add(option);
    }

    /// <summary>Fills in what the user asked for.</summary>
    public ExperimentOptions Read(ParseResult parsed, ExperimentOptions options) => options with
    {
        Annotations = parsed.GetValue(_annotations),
        CategoryMap = parsed.GetValue(_categoryMap),
        IncludeCrowds = parsed.GetValue(_crowds),
    };
}

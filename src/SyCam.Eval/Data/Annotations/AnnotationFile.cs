namespace SyCam.Eval.Data.Annotations;

/// <summary>Opens annotations by what they are: COCO's JSON, a table of boxes, or a folder of VOC's XML files.</summary>
internal static class AnnotationFile
{
    /// <summary>Opens annotations.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="includeCrowds">Whether COCO's objects that are marked as crowds count.</param>
    /// <exception cref="InputException">It is not there or cannot be read.</exception>
    public static IAnnotationSource Open(string path, bool includeCrowds)
    {
        if (Directory.Exists(path)) return VocFolder.Open(path);
        if (!File.Exists(path)) throw new InputException($"{path}: no such file or folder of annotations");
        if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return CocoReader.Read(path, includeCrowds);
        if (CsvTable.HasEnding(path)) return BoxTable.Read(path);
        throw new InputException($"{path}: annotations are read from COCO's .json, a .csv of boxes or a folder of VOC's .xml");
    }
}

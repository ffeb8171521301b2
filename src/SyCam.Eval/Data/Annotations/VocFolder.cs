using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using SyCam.Eval.Images;
using SyCam.Eval.Images.Codecs;

namespace SyCam.Eval.Data.Annotations;

/// <summary>
/// A folder of Pascal VOC's XML files, one for each image by its name (VOC2012 development kit, section 3). A box counts
/// pixels from 1 and includes its last ones.
/// </summary>
internal sealed class VocFolder : IAnnotationSource
{
    private readonly Dictionary<string, string?> _files = new(StringComparer.Ordinal);

    private VocFolder(string folder, IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            _files[Path.ChangeExtension(ImageFolder.Relative(folder, file), null)] = file;
            var stem = Path.GetFileNameWithoutExtension(file);
            if (!_files.TryAdd(stem, file) && _files[stem] != file) _files[stem] = null;
        }
    }

    /// <exception cref="InputException">The folder cannot be listed or has no XML file.</exception>
    public static VocFolder Open(string folder)
    {
        try
        {
            List<string> files = [.. Directory.EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)];
            return files.Count > 0
                ? new VocFolder(folder, files)
                : throw new InputException($"{folder}: no .xml file in it; masks are given with --masks");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{folder}: cannot be listed: {e.Message}", e);
        }
    }

    public ImageAnnotation? Find(string relativePath)
    {
        var file = _files.GetValueOrDefault(Path.ChangeExtension(relativePath, null))
            ?? _files.GetValueOrDefault(Path.GetFileNameWithoutExtension(relativePath));
        return file is null ? null : Read(file);
    }

    private static ImageAnnotation Read(string file)
    {
        var nothing = new ImageAnnotation(file, 0, 0, []);
        try
        {
            // Document types are refused by default: no entities, no fetching.
            using var reader = XmlReader.Create(file);
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
            var (height, width) = ((int)Number(file, root.Element("size"), "height", 0), (int)Number(file, root.Element("size"), "width", 0));
            if (height > 0 && width > 0) ImageSize.Check(width, height, file);
            else (height, width) = (0, 0);
            return new ImageAnnotation(file, height, width, [.. root.Elements("object").Select(one => ReadObject(file, one))]);
        }
        catch (XmlException e)
        {
            return nothing with { Fault = $"{file}({e.LineNumber}): not an XML file: {e.Message}" };
        }
        catch (InputException e)
        {
            return nothing with { Fault = e.Message };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return nothing with { Fault = $"{file}: cannot be read: {e.Message}" };
        }
    }

    private static AnnotatedObject ReadObject(string file, XElement element)
    {
        var corners = element.Element("bndbox");
        var box = new Box(
            Number(file, corners, "xmin") - 1, Number(file, corners, "ymin") - 1,
            Number(file, corners, "xmax"), Number(file, corners, "ymax"));
        if (!box.IsProper) throw new InputException($"{Place(file, element)}: an empty box");
        return new AnnotatedObject(element.Element("name")?.Value.Trim(), [new BoxShape(box)], box);
    }

    private static double Number(string file, XElement? parent, string name, double? missing = null)
    {
        if (parent?.Element(name) is not { } element)
            return missing ?? throw new InputException($"{Place(file, parent)}: no <{name}>");
        return double.TryParse(element.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && Math.Abs(value) < ImageFile.MaxPixels
            ? value
            : throw new InputException($"{Place(file, element)}: <{name}> is '{element.Value}' and not a number of pixels");
    }

    private static string Place(string file, XElement? element) =>
        element is IXmlLineInfo line && line.HasLineInfo() ? $"{file}({line.LineNumber})" : file;
}

using System.Text.Json;
using SyCam.Eval.Images;
using SyCam.Eval.Images.Codecs;

namespace SyCam.Eval.Data.Annotations;

/// <summary>Reads COCO's instances JSON: polygons, run lengths as numbers or text, and boxes.</summary>
internal static class CocoReader
{
    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="includeCrowds">Whether objects with iscrowd = 1 count.</param>
    /// <exception cref="InputException">The file cannot be read or is no such JSON.</exception>
    public static IAnnotationSource Read(string path, bool includeCrowds)
    {
        var document = Parse(path);
        var categories = (document.Categories ?? []).ToLookup(one => one.Id, one => one.Name);
        var objects = document.Annotations.Where(one => includeCrowds || one.IsCrowd == 0).ToLookup(one => one.ImageId);
        return new AnnotationTable(document.Images.Select(picture =>
            (picture.FileName, ReadPicture(path, picture, objects[picture.Id], categories))));
    }

    private static CocoDocument Parse(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<CocoDocument>(file)
                ?? throw new InputException($"{path}: null is no COCO annotation");
        }
        catch (JsonException e)
        {
            throw new InputException(
                $"{path}({e.LineNumber + 1}): not COCO's instances JSON (images, annotations, categories): {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    private static ImageAnnotation ReadPicture(
        string path, CocoDocument.Picture picture, IEnumerable<CocoDocument.Item> items, ILookup<long, string> categories)
    {
        var place = $"{path}: {picture.FileName}";
        var known = picture.Height > 0 && picture.Width > 0;
        var nothing = new ImageAnnotation(place, known ? picture.Height : 0, known ? picture.Width : 0, []);
        try
        {
            if (known) ImageSize.Check(picture.Width, picture.Height, place);
            return nothing with
            {
                Objects = [.. items.Select(item => ReadObject($"{place}, annotation {item.Id}", item, nothing, categories))],
            };
        }
        catch (InputException e)
        {
            return nothing with { Fault = e.Message };
        }
    }

    private static AnnotatedObject ReadObject(
        string place, CocoDocument.Item item, ImageAnnotation picture, ILookup<long, string> categories)
    {
        var category = categories[item.CategoryId].FirstOrDefault();
        if (category is null && categories.Count > 0)
            throw new InputException($"{place}: the category {item.CategoryId} is not in the file");
        var shapes = item.Segmentation is { } outline ? ReadShapes(place, outline, picture) : [];
        var box = item.Box is [var left, var top, var width, var height]
            ? new Box(left, top, left + width, top + height)
            : (Box?)null;
        if (shapes.Count == 0 && box is { IsProper: true } only) shapes = [new BoxShape(only)];
        if (shapes.Count == 0) throw new InputException($"{place}: neither a segmentation nor a box");
        return new AnnotatedObject(category, shapes, box is { IsProper: true } given ? given : Around(shapes));
    }

    private static IReadOnlyList<ObjectShape> ReadShapes(string place, CocoSegmentation outline, ImageAnnotation picture)
    {
        if (outline.Polygons is { } polygons)
        {
            if (polygons.Any(one => one is null || one.Length < 6 || one.Length % 2 != 0 || !Array.TrueForAll(one, IsPlace)))
                throw new InputException($"{place}: a polygon is x and y of at least three points");
            return [.. polygons.Select(one => new PolygonShape(one))];
        }

        if (outline.Size is not [var height, var width] || height < 1 || width < 1)
            throw new InputException($"{place}: run lengths need 'size' as rows and columns");
        ImageSize.Check(width, height, place);
        if (picture.Height > 0 && (height, width) != (picture.Height, picture.Width))
            throw new InputException($"{place}: run lengths for {height} x {width} pixels in a picture of {picture.Height} x {picture.Width}");
        if (outline.Counts is not { } counts || RunLengthShape.Of((int)height, (int)width, counts) is not { } shape)
            throw new InputException($"{place}: the run lengths do not fill {height} x {width} pixels");
        return [shape];
    }

    private static bool IsPlace(double value) => Math.Abs(value) < ImageFile.MaxPixels;

    private static Box Around(IReadOnlyList<ObjectShape> shapes) => new(
        shapes.Min(shape => shape.Bounds.Left), shapes.Min(shape => shape.Bounds.Top),
        shapes.Max(shape => shape.Bounds.Right), shapes.Max(shape => shape.Bounds.Bottom));
}

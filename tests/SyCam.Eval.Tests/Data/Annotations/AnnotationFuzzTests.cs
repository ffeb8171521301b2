using System.Text;
using SyCam.Eval.Data.Annotations;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Data.Annotations;

/// <summary>Damaged annotations are answered with objects, with a fault, or with one message.</summary>
public sealed class AnnotationFuzzTests : IDisposable
{
    private const string Coco = """
        {"images": [{"id": 1, "file_name": "a.png", "height": 9, "width": 8}], "categories": [{"id": 3, "name": "cat"}],
         "annotations": [{"id": 5, "image_id": 1, "category_id": 3, "iscrowd": 0, "bbox": [1, 2, 3, 4],
          "segmentation": [[1, 1.5, 7, 2, 4e0, 8]]}, {"id": 6, "image_id": 1, "category_id": 3,
          "segmentation": {"size": [9, 8], "counts": [10, 20, 42]}},
          {"id": 7, "image_id": 1, "category_id": 3, "segmentation": {"size": [9, 8], "counts": ":d0Z1"}}]}
        """;

    private const string Voc = """
        <annotation><size><width>8</width><height>9</height></size><object><name>cat</name><bndbox><xmin>1</xmin>
        <ymin>2</ymin><xmax>3</xmax><ymax>4.5</ymax></bndbox></object></annotation>
        """;

    private const string Table = "image,x1,y1,x2,y2,class\na.png,1,2,3,4,cat\n\"a.png\",0,0,1.5,2,dog\n";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("a.json", Coco)]
    [InlineData("voc/a.xml", Voc)]
    [InlineData("a.csv", Table)]
    public void A_damaged_file_is_read_or_refused(string name, string text)
    {
        var whole = Encoding.UTF8.GetBytes(text);
        var random = new Random(31);
        Directory.CreateDirectory(_folder.File("voc"));
        var (read, refused) = (0, 0);
        for (var round = 0; round < 2000; round++)
        {
            var path = _folder.Write(name, Damage(whole, random));
            try
            {
                var annotation = AnnotationFile.Open(path.EndsWith(".xml", StringComparison.Ordinal) ? _folder.File("voc") : path, true)
                    .Find("a.png");
                if (annotation?.Fault is null) read++;
                else refused++;
                // A size may have been damaged to millions of pixels, which is no mistake.
                if (annotation is { Fault: null, Height: < 2000, Width: < 2000 })
                    Assert.NotNull(annotation.ToMask(_ => true, 9, 8));
            }
            catch (InputException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 200, 2000);
        Assert.InRange(read, 20, 2000);
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        var bytes = (byte[])whole.Clone();
        for (var i = random.Next(1, 4); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(32, 127);
        return random.Next(8) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    public void Dispose() => _folder.Dispose();
}

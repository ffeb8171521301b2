using System.Text.Json;
using SyCam.Eval.Data;
using SyCam.Eval.Data.Annotations;
using SyCam.Eval.Images;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Data.Annotations;

public sealed class AnnotationTests : IDisposable
{
    private static readonly string Cases =
        Path.Combine(ReferenceData.RepositoryRoot, "tests", "SyCam.Eval.Tests", "Data", "Annotations", "cases");

    private static readonly JsonElement Masks = JsonElement.Parse(File.ReadAllText(Path.Combine(Cases, "masks.json")));

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. Masks.EnumerateObject().Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Objects_of_a_category_cover_the_pixels_that_numpy_finds(string name)
    {
        var annotation = AnnotationFile.Open(Path.Combine(Cases, "instances.json"), false).Find($"val/{name}.png")!;
        Assert.Null(annotation.Fault);
        var mask = annotation.ToMask(one => one.Category == "dog", 1, 1);
        Assert.Equal(Masks.GetProperty(name).EnumerateArray().Select(row => row.GetString()), Rows(mask));
    }

    [Fact]
    public void A_crowd_counts_when_it_is_asked_for()
    {
        var with = AnnotationFile.Open(Path.Combine(Cases, "instances.json"), true).Find("several.png")!;
        var without = AnnotationFile.Open(Path.Combine(Cases, "instances.json"), false).Find("several.png")!;
        Assert.Equal((4, 3), (with.Objects.Count, without.Objects.Count));
    }

    // The middle of pixel (x, y) is (x + 1/2, y + 1/2); it lies under the line from (4,0) to (0,4) when x + y < 3.
    [Fact]
    public void A_triangle_by_hand() =>
        Assert.Equal(["###.", "##..", "#...", "...."], Rows(Draw(new PolygonShape([0, 0, 4, 0, 0, 4]), 4, 4)));

    [Fact]
    public void A_square_with_corners_on_the_middles_takes_its_left_and_upper_ones() =>
        Assert.Equal(["....", ".##.", ".##.", "...."], Rows(Draw(new PolygonShape([1.5, 1.5, 3.5, 1.5, 3.5, 3.5, 1.5, 3.5]), 4, 4)));

    [Fact]
    public void A_box_takes_the_pixels_whose_middle_it_holds() =>
        Assert.Equal(["....", ".##.", "....", "...."], Rows(Draw(new BoxShape(new Box(0.6, 0.51, 2.9, 2.5)), 4, 4)));

    [Fact]
    public void What_reaches_out_of_the_picture_is_cut() =>
        Assert.Equal(["##", "##"], Rows(Draw(new PolygonShape([-9e7, -9e7, 9e7, -9e7, 9e7, 9e7, -9e7, 9e7]), 2, 2)));

    // COCO's text for the lengths 5 3 4 100 of a 7x16 picture, by hand: 5, 3, 4 as they are; 100 as 100 - 3 = 97 = 3 * 32
    // + 1: character 1 + 32 = 33 and then 3.
    [Fact]
    public void Run_lengths_as_text_by_hand()
    {
        var text = string.Concat(new[] { 5, 3, 4, 33, 3 }.Select(digit => (char)('0' + digit)));
        Assert.Equal([5, 3, 4, 100], RunLengthShape.Decode(text)!);
        // A difference below zero: 4 after 3, 9, 6 is 4 - 9 = -5, in five bits 27.
        Assert.Equal([3, 9, 6, 4], RunLengthShape.Decode($"396{(char)('0' + 27)}")!);
    }

    [Theory]
    [InlineData("P")]
    [InlineData("PPPPPPPPPPPPPPPPPPPPPPPPPPPP0")]
    [InlineData("5 3")]
    [InlineData("\u00ff")]
    public void Other_text_is_no_run_lengths(string text) => Assert.Null(RunLengthShape.Decode(text));

    [Fact]
    public void Run_lengths_go_down_the_columns() =>
        Assert.Equal([".#.", ".#.", "##."], Rows(Draw(RunLengthShape.Of(3, 3, [2, 4, 3])!, 3, 3)));

    [Theory]
    [InlineData("{", "not COCO's instances JSON")]
    [InlineData("""{"images": [], "categories": []}""", "not COCO's instances JSON")]
    [InlineData("""{"images": [{"id": 1}], "annotations": []}""", "not COCO's instances JSON")]
    [InlineData("""{"images": "a", "annotations": []}""", "(1): not COCO's instances JSON")]
    public void A_file_that_is_no_COCO_JSON_is_refused(string text, string message)
    {
        var path = _folder.Write("a.json", text);
        Assert.Contains(message, Assert.Throws<InputException>(() => AnnotationFile.Open(path, false)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[[1, 2, 3, 4]]", "at least three points")]
    [InlineData("[[1, 2, 3, 4, 5, 6, 7]]", "at least three points")]
    [InlineData("[[1, 2, 3, 4, 5, 1e300]]", "at least three points")]
    [InlineData("""{"size": [4, 4], "counts": [3, 3]}""", "do not fill 4 x 4")]
    [InlineData("""{"size": [4, 4], "counts": [20, -4]}""", "do not fill 4 x 4")]
    [InlineData("""{"size": [4, 4], "counts": "zzz"}""", "do not fill 4 x 4")]
    [InlineData("""{"size": [5, 4], "counts": [20]}""", "run lengths for 5 x 4 pixels in a picture of 4 x 4")]
    [InlineData("""{"size": [99999999, 99999999], "counts": [20]}""", "more than the limit")]
    [InlineData("""{"counts": [16]}""", "need 'size'")]
    [InlineData("[]", "neither a segmentation nor a box")]
    public void A_damaged_object_is_a_fault_of_its_image_and_names_it(string segmentation, string message)
    {
        var path = _folder.Write("a.json", $$"""
            {"images": [{"id": 1, "file_name": "a.png", "height": 4, "width": 4}, {"id": 2, "file_name": "b.png"}],
             "annotations": [{"id": 77, "image_id": 1, "category_id": 5, "segmentation": {{segmentation}}}]}
            """);
        var source = AnnotationFile.Open(path, false);
        Assert.Contains(message, source.Find("a.png")!.Fault, StringComparison.Ordinal);
        Assert.Contains("a.png, annotation 77", source.Find("a.png")!.Fault, StringComparison.Ordinal);
        Assert.Null(source.Find("b.png")!.Fault);
    }

    [Fact]
    public void VOC_counts_pixels_from_one_with_both_ends()
    {
        _folder.Write("cat.xml", """
            <annotation><filename>cat.jpg</filename><size><width>6</width><height>3</height><depth>3</depth></size>
              <object><name>cat</name><bndbox><xmin>2</xmin><ymin>1</ymin><xmax>4</xmax><ymax>2</ymax></bndbox></object>
              <object><name>dog</name><bndbox><xmin>6</xmin><ymin>3</ymin><xmax>6</xmax><ymax>3</ymax></bndbox></object>
            </annotation>
            """);
        var annotation = AnnotationFile.Open(_folder.Path, false).Find("photos/cat.jpg")!;
        Assert.Equal([".###..", ".###..", "......"], Rows(annotation.ToMask(one => one.Category == "cat", 3, 6)));
        Assert.Equal([new Box(5, 2, 6, 3)], annotation.ToBoxes(one => one.Category == "dog", 3, 6));
    }

    [Theory]
    [InlineData("<annotation><object>", "cat.xml(1): not an XML file")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "not an XML file")]
    [InlineData("<annotation>\n<object><name>a</name></object></annotation>", "no <xmin>")]
    [InlineData("<annotation><object>\n<bndbox>\n<xmin>one</xmin></bndbox></object></annotation>", "cat.xml(3): <xmin> is 'one'")]
    public void A_damaged_XML_file_is_a_fault_of_its_image(string text, string message)
    {
        _folder.Write("cat.xml", text);
        Assert.Contains(message, AnnotationFile.Open(_folder.Path, false).Find("cat.jpg")!.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_has_a_box_a_row()
    {
        var path = _folder.Write("boxes.csv", "path;x1;y1;x2;y2;class\r\na.png;0;0;2;1;cat\r\na.png;2;1;3;2;dog\r\nb.png;0;0;1;1;cat\r\n");
        var annotation = AnnotationFile.Open(path, false).Find("set/a.png")!;
        Assert.Equal(["##.", "..#"], Rows(annotation.ToMask(_ => true, 2, 3)));
        Assert.Equal(["##.", "..."], Rows(annotation.ToMask(one => one.Category == "cat", 2, 3)));
    }

    [Theory]
    [InlineData("image,x1,y1,x2\na,1,2,3\n", "no column 'y2' (or ymax)")]
    [InlineData("image,x1,y1,x2,y2\na,1,2,3,4\na,1,2,0,4\n", "boxes.csv(3): an empty box")]
    [InlineData("image,x1,y1,x2,y2\na,1,2,3,\n", "boxes.csv(2): y2 is ''")]
    [InlineData("image,x1,y1,x2,y2\n,1,2,3,4\n", "boxes.csv(2): no image")]
    public void A_bad_table_of_boxes_is_one_message_with_its_line(string text, string message)
    {
        var path = _folder.Write("boxes.csv", text);
        Assert.Contains(message, Assert.Throws<InputException>(() => AnnotationFile.Open(path, false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Categories_are_classes_by_name_or_by_a_table_or_all()
    {
        var animals = new ClassTable(["tabby", "collie", "husky"]);
        var byName = CategoryClasses.Read(null, animals);
        Assert.True(byName.Holds("Tabby", 0));
        Assert.False(byName.Holds("dog", 1));
        Assert.False(byName.IsKnown("dog"));
        Assert.True(byName.Holds(null, 2));

        var byTable = CategoryClasses.Read(_folder.Write("map.csv", "category,class\ndog,collie\ndog,2\n"), animals);
        Assert.Equal([false, true, true], Enumerable.Range(0, 3).Select(index => byTable.Holds("dog", index)));
        Assert.False(byTable.IsKnown("tabby"));

        Assert.True(CategoryClasses.Read("any", animals).Holds("anything", 1));
        var wrong = _folder.Write("wrong.csv", "category,class\ndog,collie\ncat,3\n");
        Assert.Contains(
            "wrong.csv(3): the class index 3 is out of range: the model has classes 0 to 2",
            Assert.Throws<InputException>(() => CategoryClasses.Read(wrong, animals)).Message, StringComparison.Ordinal);
    }

    private static GreyImage Draw(ObjectShape shape, int height, int width)
    {
        var mask = new byte[height * width];
        shape.Draw(mask, height, width);
        return new GreyImage(height, width, mask);
    }

    private static IEnumerable<string> Rows(GreyImage mask) => mask.Pixels.ToArray()
        .Chunk(mask.Width).Select(row => string.Concat(row.Select(pixel => pixel == 0 ? '.' : '#')));

    public void Dispose() => _folder.Dispose();
}

using SyCam.Eval.Data;
using SyCam.Eval.Images;

namespace SyCam.Eval.Tests.Data;

public sealed class ImageSetReaderTests : IDisposable
{
    private static readonly ClassTable Animals =
        new(["tabby, tabby cat", "Border collie", "crane", "crane"], ["n1", "n2", "n3", "n4"]);

    private readonly ImageFolderFixture _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_is_read_in_ordinal_order_with_or_without_its_folders()
    {
        _folder.Pictures("p/b.png", "p/B.PNG", "p/a/z.jpeg", "p/a.png", "p/.hidden.png");
        _folder.Text("p/notes.txt", "not a picture");
        var options = _folder.Options("p");
        Assert.Equal(["B.PNG", "a.png", "a/z.jpeg", "b.png"], Paths(ImageSetReader.Read(options)));
        Assert.Equal(["B.PNG", "a.png", "b.png"], Paths(ImageSetReader.Read(options with { Recursive = false })));
    }

    [Fact]
    public void Folders_named_by_class_label_their_pictures_and_unknown_ones_are_left_out()
    {
        _folder.Pictures("p/tabby_cat/a.png", "p/n2/b.png", "p/1/c.png", "p/crane/d.png", "p/e.png");
        var set = ImageSetReader.Read(_folder.Options("p") with { Classes = Animals });
        Assert.Equal(["1/c.png:1", "e.png:", "n2/b.png:1", "tabby_cat/a.png:0"], Labels(set));
        var problem = Assert.Single(set.Problems);
        Assert.Equal(ProblemKind.UnknownLabel, problem.Kind);
        Assert.Contains("'crane'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_that_name_no_class_at_all_are_just_folders()
    {
        _folder.Picture("p/holiday/a.png");
        var set = ImageSetReader.Read(_folder.Options("p") with { Classes = Animals });
        Assert.Null(Assert.Single(set.Items).Label);
        Assert.Empty(set.Problems);
    }

    [Fact]
    public void A_table_gives_labels_masks_and_splits_and_its_other_columns_are_ignored()
    {
        _folder.Pictures("i/a.png", "i/b,c.png", "m/a.png");
        _folder.Text("set.csv", "\uFEFFimage,mask,index,Split,set,note\r\n"
            + "i/a.png,m/a.png,1,held-out,x,\"two\r\nlines, and \"\"quotes\"\"\"\r\n"
            + "\"i/b,c.png\",,3,search,x\r\n"
            + "gone.png,,0,search,y,\r\n");
        var set = ImageSetReader.Read(_folder.Options("set.csv") with { Where = [ColumnFilter.Parse("SET=x")] });
        Assert.Equal(
            [
                new ImageItem(_folder.PathOf("i/a.png"), "i/a.png", 1, _folder.PathOf("m/a.png"), Split.HeldOut),
                new ImageItem(_folder.PathOf("i/b,c.png"), "i/b,c.png", 3, null, Split.Search),
            ],
            set.Items);
        Assert.Empty(set.Problems);
    }

    [Fact]
    public void What_cannot_be_used_is_named_and_left_out_and_is_an_error_in_strict_mode()
    {
        _folder.Picture("good.png");
        _folder.Text("bad.png", "no picture");
        _folder.Text("set.csv", """
            image,class_name,split
            good.png,Border Collie,search
            good.png,n2,search
            bad.png,n2,search
            gone.png,n2,search
            other.png,walrus,search
            late.png,n2,tomorrow
            """);
        var options = _folder.Options("set.csv") with { Classes = Animals };
        var set = ImageSetReader.Read(options);
        Assert.Equal(1, Assert.Single(set.Items).Label);
        Assert.Equal(
            [
                "DuplicateImage good.png",
                "UnknownLabel other.png",
                "UnknownSplit late.png",
                "CorruptImage bad.png",
                "MissingImage gone.png",
            ],
            set.Problems.Select(p => $"{p.Kind} {Path.GetFileName(p.Path)}"));
        Assert.All(set.Problems, p => Assert.Contains(p.Path, p.Message, StringComparison.Ordinal));
        var error = Assert.Throws<InputException>(() => ImageSetReader.Read(options with { Strict = true }));
        Assert.Contains("5 problems in strict mode", error.Message, StringComparison.Ordinal);
        Assert.Contains("walrus", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Masks_are_paired_by_path_and_else_by_a_name_that_is_unique()
    {
        _folder.Pictures("p/x/1.png", "p/y/1.png", "p/2.png", "p/3.png");
        _folder.Pictures("m/x/1.png", "m/deep/2.png", "m/1.png", "m/9.png");
        var set = ImageSetReader.Read(_folder.Options("p") with { Masks = _folder.PathOf("m") });
        Assert.Equal(
            [$"2.png {_folder.PathOf("m/deep/2.png")}", $"x/1.png {_folder.PathOf("m/x/1.png")}"],
            set.Items.Select(i => $"{i.RelativePath} {i.MaskPath}"));
        Assert.Equal(
            ["MaskWithoutImage 1.png", "MaskWithoutImage 9.png", "MissingMask 3.png", "MissingMask 1.png"],
            set.Problems.Select(p => $"{p.Kind} {Path.GetFileName(p.Path)}"));
    }

    [Fact]
    public void Masks_of_another_size_are_noted_once_and_kept_even_in_strict_mode()
    {
        _folder.Pictures("p/1.png", "p/2.png", "p/3.png", "m/3.png");
        _folder.Picture("m/1.png", 5, 7);
        _folder.Picture("m/2.png", 5, 7);
        var set = ImageSetReader.Read(_folder.Options("p") with { Masks = _folder.PathOf("m"), Strict = true });
        Assert.Equal(3, set.Items.Count);
        var note = Assert.Single(set.Problems);
        Assert.Equal(ProblemKind.Note, note.Kind);
        Assert.Contains("7 x 5 pixels for a picture of 2 x 2", note.Message, StringComparison.Ordinal);
        Assert.EndsWith("(and 1 more)", note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_labels_finds_pictures_by_path_name_or_stem()
    {
        _folder.Pictures("p/x/1.png", "p/y/1.png", "p/2.png", "p/3.png");
        _folder.Text("labels.csv", "image;label\nx/1.png;0\n2;1\nsomewhere/3.png;n3\n");
        var options = _folder.Options("p") with { Labels = _folder.PathOf("labels.csv"), Classes = Animals };
        var set = ImageSetReader.Read(options);
        // y/1.png is found by its name, which the table has for x/1.png only.
        Assert.Equal(["2.png:1", "3.png:2", "x/1.png:0", "y/1.png:0"], Labels(set));
    }

    [Fact]
    public void A_list_names_pictures_relative_to_itself()
    {
        _folder.Picture("p/a.png");
        _folder.Picture("b.png");
        _folder.Text("lists/all.txt", "# pictures\n../p/a.png\n\n../b.png\n");
        Assert.Equal(["../b.png", "../p/a.png"], Paths(ImageSetReader.Read(_folder.Options("lists/all.txt"))));
    }

    [Theory]
    [InlineData("image,label\n\"a.png,1\n", "not a CSV table")]
    [InlineData("picture,label\na.png,1\n", "there are picture, label")]
    [InlineData("image,image\na.png,1\n", "two columns are named 'image'")]
    [InlineData("image,label\n,1\n", "set.csv(2): no image")]
    [InlineData("image,label\na.png,1\nb,c.png,1\n", "set.csv(3): 3 fields for 2 columns")]
    [InlineData("", "no header")]
    [InlineData("image\n", "no usable image among 0 listed")]
    public void A_bad_table_is_an_input_error(string content, string message)
    {
        _folder.Text("set.csv", content);
        var error = Assert.Throws<InputException>(() => ImageSetReader.Read(_folder.Options("set.csv")));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image;label\r\na.png;0\r\n", "set.csv")]
    [InlineData("\uFEFFpath\tclass\r\na.png\ttabby\r\n", "set.tsv")]
    [InlineData("File,Synset\n\"a.png\",n1\n", "set.csv")]
    [InlineData("file_name,class_index,note\na.png,0,\"one, two\"\n", "set.csv")]
    [InlineData("a.png 0\r\n", "val.txt")]
    [InlineData("# list\r\n\r\na.png\t0\r\n", "val.txt")]
    public void Tables_and_lists_of_many_hands_are_read(string content, string name)
    {
        _folder.Picture("a.png");
        _folder.Text(name, content);
        var set = ImageSetReader.Read(_folder.Options(name) with { Classes = Animals, Strict = true });
        Assert.Equal(["a.png:0"], Labels(set));
    }

    [Fact]
    public void A_path_of_a_list_may_have_spaces()
    {
        _folder.Pictures("a 1.png", "b 2.png");
        _folder.Text("all.txt", "b 2.png\na 1.png\n");
        Assert.Equal(["a 1.png:", "b 2.png:"], Labels(ImageSetReader.Read(_folder.Options("all.txt"))));
    }

    [Fact]
    public void What_is_wrong_with_a_line_names_the_line()
    {
        _folder.Pictures("a.png", "b.png");
        _folder.Text("set.csv", "image,class_index,split\na.png,0,search\nb.png,4,search\n\na.png,1,search\ngone.png,1,search\nb.png,1,late\n");
        var set = ImageSetReader.Read(_folder.Options("set.csv") with { Classes = Animals });
        var place = _folder.PathOf("set.csv");
        Assert.Equal(
            [
                $"{_folder.PathOf("a.png")} ({place}(5)): listed more than once, with different labels; the first counts",
                $"{_folder.PathOf("b.png")} ({place}(7)): listed more than once, with different labels; the first counts",
                $"{_folder.PathOf("b.png")} ({place}(3)): the class index 4 is out of range: the model has classes 0 to 3",
                $"{_folder.PathOf("gone.png")} ({place}(6)): no such file",
            ],
            set.Problems.Select(problem => problem.Message));
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_no_file_and_its_target_is_named()
    {
        _folder.Picture("p/a.png");
        File.CreateSymbolicLink(_folder.PathOf("p/good.png"), "a.png");
        File.CreateSymbolicLink(_folder.PathOf("p/first.png"), "second.png");
        File.CreateSymbolicLink(_folder.PathOf("p/second.png"), "gone.png");
        File.CreateSymbolicLink(_folder.PathOf("p/round.png"), "round.png");
        Directory.CreateDirectory(_folder.PathOf("p/folder.png"));

        var set = ImageSetReader.Read(_folder.Options("p"));

        Assert.Equal(["a.png:", "good.png:"], Labels(set));
        Assert.Equal(
            [
                $"{_folder.PathOf("p/first.png")}: no such file: it is a link to second.png, which is not there",
                $"{_folder.PathOf("p/round.png")}: no such file: it is a link to round.png, which is not there",
                $"{_folder.PathOf("p/second.png")}: no such file: it is a link to gone.png, which is not there",
            ],
            set.Problems.Select(problem => problem.Message).Order(StringComparer.Ordinal));
        Assert.All(set.Problems, problem => Assert.Equal(ProblemKind.MissingImage, problem.Kind));
    }

    [Fact]
    public void A_folder_in_a_list_of_pictures_is_said_to_be_one()
    {
        _folder.Picture("a.png");
        _folder.Picture("sub/b.png");
        _folder.Text("all.txt", "a.png\nsub\n");

        var set = ImageSetReader.Read(_folder.Options("all.txt"));

        Assert.Contains("a folder, not a file", Assert.Single(set.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_out_of_range_is_found_without_names_of_classes()
    {
        _folder.Pictures("a.png", "b.png");
        _folder.Text("set.csv", "image,label\na.png,9\nb.png,10\n");
        var set = ImageSetReader.Read(_folder.Options("set.csv") with { ClassCount = 10 });
        Assert.Equal(["a.png:9"], Labels(set));
        Assert.Contains("classes 0 to 9", Assert.Single(set.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Annotations_are_found_noted_and_left_out_with_a_reason()
    {
        _folder.Picture("p/a.png", 4, 6);
        _folder.Picture("p/b.png", 8, 12);
        _folder.Picture("p/c.png", 6, 4);
        _folder.Picture("p/d.png", 4, 6);
        _folder.Picture("p/e.png", 4, 6);
        static string Image(int id, string name) => $$"""{"id": {{id}}, "file_name": "{{name}}.png", "height": 4, "width": 6}""";
        static string Item(int image, string counts) =>
            $$"""{"image_id": {{image}}, "category_id": 1, "segmentation": {"size": [4, 6], "counts": {{counts}} } }""";
        _folder.Text("coco.json", $$"""
            {"categories": [{"id": 1, "name": "crane fly"}, {"id": 2, "name": "tabby"}],
             "images": [{{Image(1, "a")}}, {{Image(2, "b")}}, {{Image(3, "c")}}, {{Image(4, "d")}}],
             "annotations": [{{Item(1, "[4, 4, 16]")}}, {{Item(4, "[1]")}}, {"image_id": 2, "category_id": 2, "bbox": [0, 0, 1, 1]}]}
            """);
        var options = _folder.Options("p") with { Annotations = _folder.PathOf("coco.json"), Classes = Animals };
        var set = ImageSetReader.Read(options);
        Assert.Equal(["a.png", "b.png"], Paths(set));
        Assert.Equal(
            ["CorruptMask d.png", "MissingMask e.png", "Note coco.json", "CorruptMask c.png", "Note b.png"],
            set.Problems.Select(p => $"{p.Kind} {Path.GetFileName(p.Path)}"));
        Assert.Contains("stand for no class of the model: crane fly;", set.Problems[2].Message, StringComparison.Ordinal);
        Assert.Contains("EXIF orientation", set.Problems[3].Message, StringComparison.Ordinal);
        Assert.Contains("for 6 x 4 pixels and a picture of 12 x 8", set.Problems[4].Message, StringComparison.Ordinal);

        // The mask of 4 x 6 in a picture of twice its size.
        Assert.Equal(4 * 6, set.Items[1].Annotation!.ToMask(_ => true, 8, 12).Pixels.Length);
        Assert.Equal([new Box(0, 0, 2, 2)], set.Items[1].Annotation!.ToBoxes(_ => true, 8, 12).Select(Whole));

        static Box Whole(Box box) => new(
            Math.Round(box.Left, 9), Math.Round(box.Top, 9), Math.Round(box.Right, 9), Math.Round(box.Bottom, 9));
    }

    [Fact]
    public void Annotations_of_nothing_that_the_model_knows_are_an_input_error()
    {
        _folder.Picture("a.png");
        _folder.Text("boxes.csv", "image,x1,y1,x2,y2,class\na.png,0,0,1,1,walrus\n");
        var options = _folder.Options("a.png") with { Annotations = _folder.PathOf("boxes.csv"), Classes = Animals };
        var error = Assert.Throws<InputException>(() => ImageSetReader.Read(options));
        Assert.Contains("walrus; --category-map", error.Message, StringComparison.Ordinal);
        Assert.Single(ImageSetReader.Read(options with { CategoryMap = "any" }).Items);
        Assert.Contains(
            "give one of them",
            Assert.Throws<InputException>(() => ImageSetReader.Read(options with { Masks = _folder.PathOf(".") })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_input_error() =>
        Assert.Throws<InputException>(() => ImageSetReader.Read(_folder.Options("none")));

    private static IEnumerable<string> Labels(ImageSet set) => set.Items.Select(i => $"{i.RelativePath}:{i.Label}");

    private static IEnumerable<string> Paths(ImageSet set) => set.Items.Select(item => item.RelativePath);
}

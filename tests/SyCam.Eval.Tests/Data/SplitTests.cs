using SyCam.Eval.Data;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Data;

public sealed class SplitTests : IDisposable
{
    private readonly ImageFolderFixture _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0.5, 5, 10)]
    [InlineData(0.25, 3, 5)]
    [InlineData(1, 10, 20)]
    public void Every_class_gives_its_share_to_the_search(double fraction, int least, int most)
    {
        var set = ImageSetReader.Read(Classes(10, 20) with { SearchFraction = fraction });
        var search = set.Of(Split.Search).ToList();
        Assert.Equal((int)Math.Round(30 * fraction, MidpointRounding.AwayFromZero), search.Count);
        Assert.InRange(search.Count(i => i.Label == 0), least - 1, least);
        Assert.InRange(search.Count(i => i.Label == 1), most - 1, most);
        Assert.Equal(30, search.Count + set.Of(Split.HeldOut).Count());
    }

    [Fact]
    public void The_seed_decides_the_split()
    {
        var options = Classes(20, 20);
        Assert.Equal(ImageSetReader.Read(options).Items, ImageSetReader.Read(options).Items);
        Assert.NotEqual(ImageSetReader.Read(options).Items, ImageSetReader.Read(options with { Seed = 1 }).Items);
    }

    [Fact]
    public void The_limit_draws_from_every_class()
    {
        var set = ImageSetReader.Read(Classes(10, 30) with { Limit = 8 });
        Assert.Equal([2, 6], set.Items.GroupBy(i => i.Label).OrderBy(g => g.Key).Select(g => g.Count()));
    }

    [Fact]
    public void A_single_picture_belongs_to_the_search()
    {
        _folder.Picture("one.png");
        var set = ImageSetReader.Read(_folder.Options("one.png") with { SearchFraction = 0.1 });
        Assert.Equal(Split.Search, Assert.Single(set.Items).Split);
    }

    [Fact]
    public void The_reference_tables_are_read_whole()
    {
        var folder = ReferenceData.Require();
        var classes = ClassTable.Read(Path.Combine(folder, "imagenet_classes.txt"));
        Assert.Equal(1000, classes.Names.Count);
        Assert.Equal(0, classes.Find("n01440764"));
        Assert.Equal(0, classes.Find("tinca tinca"));
        var set = ImageSetReader.Read(new ImageSetOptions
        {
            Images = Path.Combine(folder, "labels.csv"),
            Where = [new ColumnFilter("set", "masked")],
            Classes = classes,
            RequireMasks = true,
            Strict = true,
        });
        // The table's own description: 79 pictures of 40 classes.
        Assert.Equal(79, set.Items.Count);
        Assert.Equal(40, set.Items.Select(i => i.Label).Distinct().Count());
        Assert.Equal(40, set.Of(Split.Search).Count());
        Assert.Empty(set.Problems);
    }

    private ImageSetOptions Classes(int first, int second)
    {
        for (int i = 0; i < first; i++) _folder.Picture($"p/0/{i}.png");
        for (int i = 0; i < second; i++) _folder.Picture($"p/1/{i}.png");
        return _folder.Options("p");
    }
}

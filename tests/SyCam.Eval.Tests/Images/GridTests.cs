using SyCam.Eval.Images;
using SyCam.Eval.Images.Captions;

namespace SyCam.Eval.Tests.Images;

public sealed class GridTests
{
    private static readonly RgbImage Dot = new(1, 1, [1, 2, 3]);
    private static readonly RgbImage Pair = new(1, 2, [10, 11, 12, 13, 14, 15]);

    [Fact]
    public void Cells_without_captions_are_padded_and_small_ones_enlarged()
    {
        var options = new GridOptions { Padding = 1, MinimumWidth = 2 };
        var grid = Grid.Compose([[new GridCell(Dot), new GridCell(Pair)]], options);
        // 1 + 2 + 1 + 2 + 1 columns and 1 + 2 + 1 rows: the dot is doubled, the pair stays.
        Assert.Equal((4, 7), (grid.Height, grid.Width));
        Assert.Equal([255, 1, 1, 255, 10, 13, 255], Reds(grid, 1));
        Assert.Equal([255, 1, 1, 255, 255, 255, 255], Reds(grid, 2));
        Assert.All(Reds(grid, 0), red => Assert.Equal(255, red));
    }

    [Fact]
    public void A_caption_is_written_above_its_picture()
    {
        var options = new GridOptions { Padding = 0, MinimumWidth = 30, TextScale = 1 };
        var grid = Grid.Compose([[new GridCell(Dot, "T|")]], options);
        // A line of 9 dots and 2 of space, then the picture; T's bar is dots 0-4, the stroke of | is dot 6 + 2.
        Assert.Equal((11 + 30, 30), (grid.Height, grid.Width));
        Assert.Equal([0, 1, 2, 3, 4, 8], Ink(grid, 0));
        Assert.Equal([2, 8], Ink(grid, 3));
        Assert.Equal([], Ink(grid, 9));
    }

    [Fact]
    public void Every_printable_character_has_its_own_glyph()
    {
        var glyphs = Enumerable.Range(' ', 95).Select(c => Shape((char)c)).ToList();
        Assert.Equal(95, glyphs.Distinct().Count());
        Assert.Equal(Shape('é'), Shape('\t'));
        Assert.DoesNotContain(Shape('é'), glyphs);
    }

    [Theory]
    [InlineData("", 10, "")]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one two three", 8, "one two|three")]
    [InlineData("abcdefgh", 3, "abc|def|gh")]
    [InlineData("a\nb", 9, "a|b")]
    [InlineData("aa bb cc dd", 5, "aa bb|cc dd")]
    [InlineData("1 2 3 4 5", 3, "1 2|3 4|5")]
    [InlineData("one two six ten", 3, "one|two|...")]
    public void Captions_break_at_spaces_and_end_in_dots(string caption, int columns, string expected) =>
        Assert.Equal(expected, string.Join('|', CaptionLines.Wrap(caption, columns, 3)));

    [Fact]
    public void A_grid_without_cells_is_refused() =>
        Assert.Throws<ArgumentException>(() => Grid.Compose([[]]));

    private static byte[] Reds(RgbImage image, int row) =>
        [.. Enumerable.Range(0, image.Width).Select(x => image.Pixels[3 * (row * image.Width + x)])];

    private static int[] Ink(RgbImage image, int row) =>
        [.. Enumerable.Range(0, image.Width).Where(x => Reds(image, row)[x] == 0)];

    private static string Shape(char character) => string.Concat(
        from y in Enumerable.Range(0, CaptionFont.GlyphHeight)
        from x in Enumerable.Range(0, CaptionFont.GlyphWidth)
        select CaptionFont.HasInk(character, y, x) ? '#' : '.');
}

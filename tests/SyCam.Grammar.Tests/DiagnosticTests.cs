using System.Globalization;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Tests;

public class DiagnosticTests
{
    public static TheoryData<string, string> Cases =>
        [.. DiagnosticCase.All.Select(item => new TheoryDataRow<string, string>(item.File, item.Title))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_mistake_is_reported_in_these_words(string file, string title)
    {
        var item = DiagnosticCase.All.Single(item => item.File == file && item.Title == title);
        Assert.Equal(item.Expected, item.Report());
    }

    [Fact]
    public void Every_case_has_its_own_title_and_reports_something()
    {
        Assert.True(DiagnosticCase.All.Count >= 200);
        Assert.Equal(DiagnosticCase.All.Count, DiagnosticCase.All.Select(item => (item.File, item.Title)).Distinct().Count());
        Assert.All(DiagnosticCase.All, item => Assert.Contains(" SY", item.Expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_with_three_mistakes_reports_each_at_its_place()
    {
        var reading = GrammarReader.Read(new SourceText("cam.sycam", """
            syntax 1
            inputs { A : features }
            grammar Cam : map {
              Cam = relu(sum_k(B))
                  | relu(sum_k(A)
                  | rleu(sum_k(A))
            }
            """));
        Assert.Null(reading.Definition);
        Assert.Equal(
            [("SY0020", 4, 20), ("SY0005", 5, 22), ("SY0021", 6, 9)],
            reading.Diagnostics.Select(item => (item.Code, reading.Source.Locate(item.Span.Start).Line,
                reading.Source.Locate(item.Span.Start).Column)));
    }

    [Fact]
    public void After_a_hundred_errors_the_rest_are_counted()
    {
        var names = string.Join(" + ", Enumerable.Range(0, 250).Select(i => $"x{i.ToString(CultureInfo.InvariantCulture)}"));
        var diagnostics = TermReader.Read(names).Diagnostics;
        Assert.Equal(101, diagnostics.Count);
        Assert.Equal("there are 150 more errors", diagnostics[^1].Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_diagnostic()
    {
        var reading = GrammarReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "no-such.sycam"));
        Assert.Null(reading.Definition);
        Assert.Equal("SY0001", Assert.Single(reading.Diagnostics).Code);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public void Lines_are_counted_with_every_kind_of_line_break(string lineBreak)
    {
        var source = new SourceText("x", $"a{lineBreak}bc{lineBreak}");
        Assert.Equal((1, 1), source.Locate(0));
        Assert.Equal((2, 2), source.Locate(1 + lineBreak.Length + 1));
        Assert.Equal("bc", source.Line(2));
        Assert.Equal((3, 1), source.Locate(source.Content.Length));
    }

    [Theory]
    [InlineData("rel", "relu")]
    [InlineData("realu", "relu")]
    [InlineData("erlu", "relu")]
    [InlineData("sum", null)]
    [InlineData("x", null)]
    [InlineData("RELU", "relu")]
    [InlineData("softplus_kk", "softplus_k")]
    public void The_nearest_name_is_within_a_quarter_of_the_length_and_one(string written, string? expected) =>
        Assert.Equal(expected, Suggestions.Nearest(written, ["relu", "div0", "sum_k", "softplus_k", "A"]));
}

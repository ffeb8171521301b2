using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SyCam.Cli.Reports;
using SyCam.Cli.Reports.Gallery;
using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests.Reports;

public sealed partial class ReportTests(SynthesisFixture fixture) : IClassFixture<SynthesisFixture>, IDisposable
{
    private const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_run_becomes_one_page_with_pictures()
    {
        var run = SavedRuns.Copy(fixture.Run, _folder, "run");
        (await Invocation.RunAsync("report", run)).Succeeds();

        var page = await File.ReadAllTextAsync(Path.Combine(run, "report.html"), TestContext.Current.CancellationToken);
        Assert.InRange(page.Length, 100_000, 15_000_000);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; img-src data:;", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", page, StringComparison.Ordinal);
        var board = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(run, "leaderboard.json"), TestContext.Current.CancellationToken))!;
        foreach (var row in board["rows"]!.AsArray()) Assert.Contains($"<code>{(string)row!["map"]!}</code>", page, StringComparison.Ordinal);
        Assert.Contains("<math ", page, StringComparison.Ordinal);
        Assert.Contains("Complete up to cost 4", page, StringComparison.Ordinal);
        Assert.Contains("GradCAMElementWise", page, StringComparison.Ordinal);
        Assert.Contains("proved under nonneg(A)", page, StringComparison.Ordinal);

        // Two found methods and two named ones, the best of them perhaps Grad-CAM itself; the four held-out images give three
        // rows each, with the photograph first.
        var pictures = Picture().Count(page);
        Assert.Contains(pictures, new[] { 3 * 3 * 4, 4 * 3 * 5 });
        Assert.Equal(pictures, Picture().Matches(page).Count(match => match.Value.Contains("alt=\"", StringComparison.Ordinal)));
        Assert.Equal(pictures / 3 is 12 ? 9 : 12, page.Split("class=\"own\"").Length - 1);
    }

    [Fact]
    public async Task Pictures_can_be_left_out_and_their_lack_is_said()
    {
        var run = SavedRuns.Copy(fixture.Run, _folder, "run");
        var output = _folder.File("elsewhere.html");
        (await Invocation.RunAsync("report", run, "--no-gallery", "-o", output)).Succeeds();

        var page = await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken);
        Assert.False(File.Exists(Path.Combine(run, "report.html")));
        Assert.Contains("Pictures were not asked for.", page, StringComparison.Ordinal);
        Assert.Empty(Picture().Matches(page));
    }

    [Fact]
    public async Task A_network_that_has_gone_is_said_in_the_place_of_the_pictures()
    {
        var run = SavedRuns.Copy(fixture.Run, _folder, "run");
        var options = Path.Combine(run, "run.yaml");
        await File.WriteAllTextAsync(
            options, (await File.ReadAllTextAsync(options, TestContext.Current.CancellationToken))
                .Replace("model.safetensors", "gone.safetensors", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (await Invocation.RunAsync("report", run)).Succeeds();

        var page = await File.ReadAllTextAsync(Path.Combine(run, "report.html"), TestContext.Current.CancellationToken);
        Assert.Matches("The pictures cannot be made: [^<]*gone.safetensors", page);
        Assert.Empty(Picture().Matches(page));
    }

    [Fact]
    public async Task Images_that_are_not_those_of_the_run_are_not_shown()
    {
        var run = SavedRuns.Copy(fixture.Run, _folder, "run");
        var options = Path.Combine(run, "run.yaml");
        await File.WriteAllTextAsync(
            options, (await File.ReadAllTextAsync(options, TestContext.Current.CancellationToken))
                .Replace("limit: 8", "limit: 6", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (await Invocation.RunAsync("report", run)).Succeeds();

        var page = await File.ReadAllTextAsync(Path.Combine(run, "report.html"), TestContext.Current.CancellationToken);
        Assert.Contains("The network or the images have changed since the run", page, StringComparison.Ordinal);
        Assert.Empty(Picture().Matches(page));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.97)]
    public async Task A_run_without_an_end_is_reported_from_its_journal_while_its_lock_is_held(double part)
    {
        var run = SavedRuns.Copy(fixture.Run, _folder, "run");
        SavedRuns.CutShort(run, part);
        // As the run itself holds them.
        await using var runLock = new FileStream(Path.Combine(run, "run.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        await using var journal = new FileStream(
            Path.Combine(run, "journal.jsonl"), FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        (await Invocation.RunAsync("report", run, "--no-gallery")).Succeeds();

        var page = await File.ReadAllTextAsync(Path.Combine(run, "report.html"), TestContext.Current.CancellationToken);
        Assert.Contains("Unfinished. The run has not ended", page, StringComparison.Ordinal);
        Assert.Contains("<strong>GradCAM</strong>", page, StringComparison.Ordinal);
        Assert.Contains("<strong>RandomCAM</strong>", page, StringComparison.Ordinal);
        Assert.Contains("What became of the others", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Complete up to cost", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_journal_tells_is_what_the_run_ended_with()
    {
        var run = SavedRuns.Copy(fixture.Run, _folder, "run");
        var end = ReportReader.Read(run);
        SavedRuns.CutShort(run, 1);
        var journal = ReportReader.Read(run);

        Assert.NotNull(journal.Unfinished);
        Assert.Equal(
            end.Scored.Select(row => (row.Map, row.Kind, row.Score)).Order(),
            journal.Scored.Select(row => (row.Map, row.Kind, row.Score)).Order());
        // The run may have met an expression in a cheaper spelling, as (A * G)^3 for A^3 * G^3.
        var costs = end.Scored.ToDictionary(row => row.Map, row => row.Cost);
        var known = journal.Scored.Where(row => row.Cost is not null).ToList();
        Assert.True(known.Count > 20, $"{known.Count} costs are known");
        Assert.All(known, row => Assert.InRange(row.Cost!.Value, costs[row.Map]!.Value, 20));
        Assert.Contains(known, row => row.Cost == costs[row.Map] && row.Kind == "candidate");
        var rows = journal.Results.Rows.ToDictionary(row => row.Map);
        Assert.All(end.Results.Rows, row =>
        {
            Assert.Equal(row.Score, rows[row.Map].Score);
            Assert.Equal(row.Fidelity, rows[row.Map].Fidelity);
            Assert.Equal(row.HeldOut, rows[row.Map].HeldOut);
        });
        Assert.Equal(end.Results.Counters["racedOut"], journal.Results.Counters["racedOut"]);
        Assert.Equal(end.Results.SearchImages, journal.Results.SearchImages);
        Assert.Equal(
            BestByTime.Of(end).Select(change => (change.At, change.Best.Map)),
            BestByTime.Of(journal).Select(change => (change.At, change.Best.Map)));
    }

    [Fact]
    public void Names_and_expressions_cannot_bring_markup_in()
    {
        var run = SavedRuns.Copy(fixture.Run, _folder, "run");
        SavedRuns.Change(run, "leaderboard.json", root =>
        {
            root["objective"] = Hostile;
            root["oracle"] = $"model {Hostile}; layer {Hostile}";
            root["stopReason"] = Hostile;
            root["rows"]![0]!["map"] = Hostile;
            root["rows"]![1]!["names"] = new JsonArray(Hostile);
            root["collapses"]![0]!["same"] = Hostile;
            root["perClass"]![0]!["class"] = Hostile;
        });
        SavedRuns.Change(run, "search.json", root => root["scored"]![0]!["map"] = Hostile);
        File.AppendAllText(Path.Combine(run, "run.yaml"), $"# {Hostile}\n");
        var tile = new GalleryTile([1, 2, 3], Hostile, Hostile, Hostile);
        var data = ReportReader.Read(run) with
        {
            Folder = Hostile,
            Unfinished = Hostile,
            Gallery = new GalleryPictures([new GalleryMethod(Hostile, Hostile, [new GalleryRow(Hostile, [tile])])], Hostile),
        };

        var page = ReportPage.Write(data);

        Assert.Equal(2, page.Split("<script").Length);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(2)&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_rows_stay_a_page_of_a_few_megabytes_with_fifty_of_them_laid_out()
    {
        var run = SavedRuns.Copy(fixture.Run, _folder, "run");
        SavedRuns.Lengthen(run, 10_000);

        var page = ReportPage.Write(ReportReader.Read(run));

        Assert.InRange(page.Length, 2_000_000, 12_000_000);
        // Twice: in the leaderboard and among all scored maps; only the plot keeps some of its maps from being drawn.
        Assert.Equal(2, page.Split("<code>relu(sum_k(9999 * A + G))</code>").Length - 1);
        Assert.Contains("are drawn, at most one of each kind at a place", page, StringComparison.Ordinal);
        var marks = page.Split("class=\"mark ").Length - 1;
        Assert.InRange(marks, 50, 4_000);
        Assert.InRange(page.Split("<math ").Length - 1, 100, 210);
        // The first rows come before the templates that hold all others.
        var laidOut = Template().Replace(page, "");
        Assert.InRange(laidOut.Split("<tr").Length - 1, 100, 400);
    }

    [Fact]
    public async Task What_is_no_run_is_refused_with_one_message()
    {
        var empty = _folder.File("empty");
        Directory.CreateDirectory(empty);
        (await Invocation.RunAsync("report", empty)).Refuses(empty, "holds no run: run.json is missing");
        (await Invocation.RunAsync("report", _folder.File("absent"))).Refuses("absent", "holds no run");
    }

    [Theory]
    [InlineData("leaderboard.json")]
    [InlineData("search.json")]
    [InlineData("front.json")]
    public async Task A_damaged_or_missing_result_is_refused_with_its_place(string file)
    {
        var run = SavedRuns.Copy(fixture.Run, _folder, "run");
        var path = Path.Combine(run, file);
        await File.WriteAllTextAsync(path, "{\n  \"rows\": [\n", TestContext.Current.CancellationToken);
        (await Invocation.RunAsync("report", run, "--no-gallery")).Refuses($"{path}(", "is damaged", "--resume");
        await File.WriteAllTextAsync(path, "{}", TestContext.Current.CancellationToken);
        (await Invocation.RunAsync("report", run, "--no-gallery")).Refuses(path, "is damaged, or of another version");
        if (file == "leaderboard.json") return;
        File.Delete(path);
        (await Invocation.RunAsync("report", run, "--no-gallery")).Refuses(path, "cannot be read");
    }

    [Fact]
    public async Task A_damaged_journal_is_refused_with_its_line()
    {
        var run = SavedRuns.Copy(fixture.Run, _folder, "run");
        var path = Path.Combine(run, "journal.jsonl");
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        lines[2] = lines[2].Replace("0.", "1.", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(path, lines, TestContext.Current.CancellationToken);
        (await Invocation.RunAsync("report", run, "--no-gallery")).Refuses($"{path}(3,1)", "the journal is damaged");
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_one_message()
    {
        var run = SavedRuns.Copy(fixture.Run, _folder, "run");
        var output = Path.Combine(_folder.File("nowhere"), "report.html");
        (await Invocation.RunAsync("report", run, "--no-gallery", "-o", output)).Refuses(output, "cannot be written");
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex("<img [^>]{0,40}data:image/png;base64,[^>]*>")]
    private static partial Regex Picture();

    [GeneratedRegex("<template>.*?</template>", RegexOptions.Singleline)]
    private static partial Regex Template();
}

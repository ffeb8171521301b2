using System.Globalization;
using System.Text.Json.Nodes;
using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests.Reports;

/// <summary>Reports in a real browser.</summary>
public sealed class ReportBrowserTests(SynthesisFixture fixture) : IClassFixture<SynthesisFixture>, IDisposable
{
    // The ratio of luminances by which WCAG 2 measures contrast, for every text that is seen, against what lies behind it.
    private const string LowContrast =
        """
        (() => {
          const parse = text => (text.match(/[\d.]+/g) ?? []).map(Number);
          const channel = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
          const luminance = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
          const behind = e => {
            for (; e; e = e.parentElement) {
              const c = parse(getComputedStyle(e).backgroundColor);
              if (c.length === 3 || c[3] > 0) return c;
            }
            return [255, 255, 255];
          };
          const low = [];
          let seen = 0;
          for (const e of document.querySelectorAll('body *')) {
            const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
            if (!own || !e.getClientRects().length || e.disabled || e.closest('title, desc')) continue;
            const style = getComputedStyle(e);
            const color = parse(e instanceof SVGElement ? style.fill : style.color);
            const [a, b] = [luminance(color), luminance(behind(e.closest('svg')?.parentElement ?? e))].sort((x, y) => y - x);
            seen++;
            if ((a + 0.05) / (b + 0.05) < 4.5) low.push(e.tagName + '.' + e.className + ': ' + e.textContent.slice(0, 30));
          }
          return { seen, low };
        })()
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task It_loads_nothing_but_itself_and_the_console_stays_empty()
    {
        await using var page = await OpenAsync();

        var requests = page.Events.Where(item => (string?)item["method"] == "Network.requestWillBeSent")
            .Select(item => (string)item["params"]!["request"]!["url"]!).ToList();
        Assert.EndsWith("/report.html", Assert.Single(requests, url => !url.StartsWith("data:", StringComparison.Ordinal)), StringComparison.Ordinal);
        string[] complaints = ["Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"];
        Assert.DoesNotContain(page.Events, item => complaints.Contains((string?)item["method"]));
        // What the page must not do it cannot: its policy is the browser's to keep.
        Assert.Equal("blocked", (string?)await page.ValueAsync("fetch('data:text/plain,x').then(() => 'allowed', () => 'blocked')"));
    }

    [Fact]
    public async Task Plots_pictures_and_formulas_are_there()
    {
        await using var page = await OpenAsync();

        var sizes = (await page.ValueAsync(
            "[...document.querySelectorAll('svg.plot')].map(e => [e.getAttribute('aria-labelledby'), e.getBoundingClientRect().width, "
            + "e.getBoundingClientRect().height, e.querySelectorAll('path, rect').length])"))!.AsArray();
        Assert.Equal(
            ["pareto", "by-evaluations", "by-time", "funnel", "races-plot"],
            sizes.Select(size => ((string)size![0]!).Split("-title")[0]));
        Assert.All(sizes, size =>
        {
            Assert.InRange((double)size![1]!, 200, 1200);
            Assert.InRange((double)size[2]!, 100, 1200);
            Assert.InRange((int)size[3]!, 1, 5000);
        });
        Assert.Equal(0, (int)(await page.ValueAsync("[...document.images].filter(i => !i.naturalWidth || !i.alt).length"))!);
        Assert.Equal(0, (int)(await page.ValueAsync(
            "[...document.querySelectorAll('math')].filter(e => e.getBoundingClientRect().width < 5).length"))!);
        Assert.True((int)(await page.ValueAsync("document.querySelectorAll('math').length"))! > 5);
    }

    [Fact]
    public async Task Landmarks_headings_and_names_are_what_a_screen_reader_goes_by()
    {
        await using var page = await OpenAsync();

        Assert.Equal(
            "header nav main footer",
            (string?)await page.ValueAsync("['header', 'nav', 'main', 'footer'].filter(t => document.querySelectorAll(t).length === 1).join(' ')"));
        Assert.Equal("en", (string?)await page.ValueAsync("document.documentElement.lang"));
        Assert.Equal(1, (int)(await page.ValueAsync("document.querySelectorAll('h1').length"))!);
        Assert.Equal("", (string?)await page.ValueAsync(
            "[...document.querySelectorAll('nav a, .skip')].filter(a => !document.querySelector(a.getAttribute('href'))).map(a => a.href).join()"));
        Assert.Equal("", (string?)await page.ValueAsync(
            "[...document.querySelectorAll('table')].filter(t => !t.caption?.textContent || !t.querySelector('thead th[scope=col]'))"
            + ".map(t => t.outerHTML.slice(0, 80)).join()"));
        Assert.Equal("", (string?)await page.ValueAsync(
            "[...document.querySelectorAll('input, select')].filter(e => !e.labels.length).map(e => e.outerHTML).join()"));
        Assert.Equal(0, (int)(await page.ValueAsync(
            "document.querySelectorAll('[id]').length - new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"))!);
        await page.PressAsync("Tab", 9);
        Assert.Equal("#main", (string?)await page.ValueAsync("document.activeElement.getAttribute('href')"));
    }

    [Fact]
    public async Task Columns_are_sorted_by_mouse_and_by_keyboard()
    {
        await using var page = await OpenAsync();
        const string Table = "document.querySelector('#scored .table')";
        const string Head = Table + ".querySelectorAll('thead th')[3]";
        var costs = (await CellsAsync(page, Table, 3)).Select(Number).ToList();

        await page.ClickAsync(Head + ".querySelector('button')");
        Assert.Equal("ascending", (string?)await page.ValueAsync(Head + ".getAttribute('aria-sort')"));
        Assert.Equal(costs.Where(cost => cost is not null).Order(), (await CellsAsync(page, Table, 3)).Select(Number).Where(cost => cost is not null));

        await page.PressAsync("Enter", 13, "\r");
        Assert.Equal("descending", (string?)await page.ValueAsync(Head + ".getAttribute('aria-sort')"));
        Assert.Equal(
            costs.Where(cost => cost is not null).OrderDescending(),
            (await CellsAsync(page, Table, 3)).Select(Number).Where(cost => cost is not null));
        Assert.Equal(1, (int)(await page.ValueAsync(
            Table + ".querySelectorAll('[aria-sort=ascending], [aria-sort=descending]').length"))!);
    }

    [Fact]
    public async Task Rows_are_filtered_by_text_and_by_kind()
    {
        await using var page = await OpenAsync();
        const string Table = "document.querySelector('#leaderboard .table')";
        var all = await CellsAsync(page, Table, 1);
        var kinds = await CellsAsync(page, Table, 2);

        await page.ClickAsync(Table + ".querySelector('input')");
        await page.TypeAsync("mean_P(");
        var expected = all.Where(text => text.Contains("mean_p(", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(expected);
        Assert.NotEqual(all.Count, expected.Count);
        Assert.Equal(expected, await CellsAsync(page, Table, 1));
        Assert.Equal(
            $"rows 1 to {expected.Count} of {expected.Count} found, of {all.Count}",
            (string?)await page.ValueAsync(Table + ".querySelector('[role=status]').textContent"));

        await page.ValueAsync($"{Table}.querySelector('input').value = ''");
        await page.ValueAsync($"(s => {{ s.value = 'control'; s.dispatchEvent(new Event('change')); }})({Table}.querySelector('select'))");
        Assert.Equal(kinds.Count(kind => kind == "control"), (await CellsAsync(page, Table, 1)).Count);
        Assert.All(await CellsAsync(page, Table, 2), kind => Assert.Equal("control", kind));
    }

    [Fact]
    public async Task Ten_thousand_rows_are_shown_fifty_at_a_time_and_found_by_a_filter()
    {
        var run = SavedRuns.Copy(fixture.Run, _folder, "long");
        SavedRuns.Lengthen(run, 10_000);
        await using var page = await OpenAsync(run, "--no-gallery");
        const string Table = "document.querySelector('#scored .table')";

        Assert.Equal(50, (await CellsAsync(page, Table, 0)).Count);
        await page.ClickAsync(Table + ".querySelector('.next')");
        Assert.Equal("rows 51 to 100 of 10000", (string?)await page.ValueAsync(Table + ".querySelector('.status').textContent"));
        await page.ClickAsync(Table + ".querySelector('input')");
        await page.TypeAsync("sum_k(9999 ");
        Assert.Equal(["relu(sum_k(9999 * A + G))"], await CellsAsync(page, Table, 1));
    }

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    public async Task Nothing_is_wider_than_the_screen(int width)
    {
        await using var page = await OpenAsync();
        await page.ResizeAsync(width, 740);

        Assert.Equal(width, (int)(await page.ValueAsync("innerWidth"))!);
        Assert.Equal(0, (int)(await page.ValueAsync("document.documentElement.scrollWidth - document.documentElement.clientWidth"))!);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Every_text_has_a_contrast_of_4_5(string colours)
    {
        await using var page = await OpenAsync();
        await page.ShowAsAsync("screen", colours);
        await page.ValueAsync("document.querySelectorAll('details').forEach(d => d.open = true)");

        var ground = (string)(await page.ValueAsync("getComputedStyle(document.body).backgroundColor"))!;
        Assert.Equal(colours == "light" ? "rgb(255, 255, 255)" : "rgb(20, 24, 29)", ground);
        var found = (await page.ValueAsync(LowContrast))!;
        Assert.True((int)found["seen"]! > 200, $"only {found["seen"]} texts were looked at");
        Assert.Empty(found["low"]!.AsArray().Select(text => (string)text!));
    }

    [Fact]
    public async Task Paper_has_no_controls()
    {
        await using var page = await OpenAsync();
        const string Visible = "[...document.querySelectorAll('nav, .controls')].filter(e => e.getClientRects().length).length";

        Assert.True((int)(await page.ValueAsync(Visible))! > 3);
        await page.ShowAsAsync("print", "dark");
        Assert.Equal(0, (int)(await page.ValueAsync(Visible))!);
        Assert.Equal("rgb(255, 255, 255)", (string?)await page.ValueAsync("getComputedStyle(document.body).backgroundColor"));
        Assert.Equal("rgb(0, 0, 0)", (string?)await page.ValueAsync("getComputedStyle(document.querySelector('h1')).color"));
    }

    public void Dispose() => _folder.Dispose();

    private Task<Chromium> OpenAsync() => OpenAsync(SavedRuns.Copy(fixture.Run, _folder, "run"));

    private static async Task<Chromium> OpenAsync(string run, params string[] options)
    {
        if (Chromium.Program is null) Assert.Skip("there is no Chromium here: apt-get install chromium");
        (await Invocation.RunAsync(["report", run, .. options])).Succeeds();
        return await Chromium.OpenAsync(Path.Combine(run, "report.html"));
    }

    private static async Task<List<string>> CellsAsync(Chromium page, string table, int column)
    {
        var cells = await page.ValueAsync($"[...{table}.querySelectorAll('tbody tr')].map(row => row.cells[{column}].textContent)");
        return [.. cells!.AsArray().Select(cell => (string)cell!)];
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

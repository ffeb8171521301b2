using System.Security.Cryptography;
using System.Text;
using SyCam.Cli.Reports.Html;
using SyCam.Cli.Reports.Sections;

namespace SyCam.Cli.Reports;

/// <summary>
/// A report as one HTML page that needs no other file and no network. The page's own policy forbids every request, and
/// every style and script but its own.
/// </summary>
internal static class ReportPage
{
    private static readonly IReportSection[] Sections =
    [
        new SummarySection(),
        new LeaderboardSection(),
        new ParetoSection(),
        new HeldOutSection(),
        new GallerySection(),
        new ClassSection(),
        new ConvergenceSection(),
        new FunnelSection(),
        new RaceSection(),
        new CollapseSection(),
        new ScoredSection(),
        new RepeatSection(),
    ];

    /// <summary>The page's text.</summary>
    public static string Write(ReportData data)
    {
        var html = new HtmlWriter().Raw("<!DOCTYPE html>\n");
        using (html.Open("html", ("lang", "en")))
        {
            WriteHead(html, data);
            using var body = html.Open("body");
            html.Leaf("a", "To the report", ("class", "skip"), ("href", "#main"));
            WriteHeader(html, data);
            using (html.Open("main", ("id", "main"), ("tabindex", "-1")))
                foreach (var section in Sections) WriteSection(html, section, data);
            using (html.Open("footer")) html.Leaf("p", "Made by `sycam report`. One file: it can be sent, kept and printed as it is.");
            using (html.Open("script")) html.Raw(Script);
        }

        return html.Raw("\n").ToString();
    }

    private static string Style { get; } = ReadAsset("report.css");

    private static string Script { get; } = ReadAsset("report.js");

    private static string Policy { get; } =
        $"default-src 'none'; img-src data:; style-src {HashOf(Style)}; script-src {HashOf(Script)}; base-uri 'none'; "
        + "form-action 'none'";

    private static void WriteHead(HtmlWriter html, ReportData data)
    {
        using var head = html.Open("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Leaf("title", $"SyCam: {TitleOf(data)}");
        using (html.Open("style")) html.Raw(Style);
    }

    private static void WriteHeader(HtmlWriter html, ReportData data)
    {
        using var header = html.Open("header");
        html.Leaf("h1", TitleOf(data));
        var setting = Setting.Of(data.Results.Oracle);
        html.Leaf("p", $"Grammar {data.Results.Grammar}; network {setting.Word("model") ?? "unknown"}, layer "
            + $"{setting.Find("layer") ?? "unknown"}; run folder {data.Folder}");
        if (data.Unfinished is { } reason) html.Leaf("p", $"Unfinished. {reason}", ("class", "unfinished"), ("role", "note"));
        using var nav = html.Open("nav", ("aria-label", "Parts of the report"));
        using var list = html.Open("ul");
        foreach (var section in Sections)
        {
            using var item = html.Open("li");
            html.Leaf("a", section.Title, ("href", $"#{section.Id}"));
        }
    }

    private static void WriteSection(HtmlWriter html, IReportSection section, ReportData data)
    {
        using var element = html.Open("section", ("id", section.Id), ("aria-labelledby", $"{section.Id}-heading"));
        html.Leaf("h2", section.Title, ("id", $"{section.Id}-heading"));
        section.Write(html, data);
    }

    private static string TitleOf(ReportData data) => $"{data.Results.Objective}: what the search found";

    private static string HashOf(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string ReadAsset(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream($"SyCam.Cli.Reports.Assets.{name}")
            ?? throw new InvalidOperationException($"the program lacks its part {name}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

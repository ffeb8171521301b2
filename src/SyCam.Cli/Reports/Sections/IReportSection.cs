using SyCam.Cli.Reports.Html;

namespace SyCam.Cli.Reports.Sections;

/// <summary>A part of a report under a heading of its own.</summary>
internal interface IReportSection
{
    /// <summary>What links to it name.</summary>
    string Id { get; }

    /// <summary>Its heading.</summary>
    string Title { get; }

    /// <summary>Writes what stands under the heading.</summary>
    void Write(HtmlWriter html, ReportData data);
}

using System.CommandLine;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Cli.Reports;
using SyCam.Cli.Reports.Gallery;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam report</c>: a run as one page.</summary>
internal sealed class ReportCommand(Terminal terminal)
{
    private readonly Argument<string> _run = new("run") { Description = "run folder; the run may be done, going on or killed" };

    private readonly Option<string?> _output = new("--output", "-o") { Description = "HTML file; default: report.html in the run folder" };

    private readonly Option<bool> _noGallery = new("--no-gallery")
    {
        Description = "leave the pictures out: needs neither the network nor the images",
    };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("report", "Show what a run found and why it may be trusted, as one HTML file.")
        {
            _run, _output, _noGallery,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var folder = parsed.GetValue(_run)!;
        var data = ReportReader.Read(folder);
        if (!parsed.GetValue(_noGallery)) data = data with { Gallery = GalleryMaker.Make(data, cancellation) };
        var path = parsed.GetValue(_output) ?? Path.Combine(folder, "report.html");
        TextFiles.Write(path, ReportPage.Write(data));
        terminal.Print($"{Verdict.Of(data)}{(data.Unfinished is null ? "" : " (unfinished)")} -> {path}");
        return ExitCodes.Ok;
    }
}

using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using SyCam.Cli.Downloads;
using SyCam.Cli.Rendering;
using SyCam.Eval;

namespace SyCam.Cli.Commands.Models;

/// <summary><c>sycam models pull</c>: fetches published weights.</summary>
internal sealed class ModelsPullCommand(Terminal terminal)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Argument<string?> _name = new("name")
    {
        Description = "which weights; without it: what there is",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string> _out = new("--out", "-o")
    {
        Description = "folder to put them in",
        DefaultValueFactory = _ => "models",
    };

    private readonly Option<string?> _from = new("--from")
    {
        Description = "another address of the same file, or the file itself where it was fetched by hand",
    };

    private readonly Option<bool> _force = new("--force") { Description = "replace the file that is there" };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("pull", "Fetch published weights, check them and write their description.")
        {
            _name, _out, _from, _force,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(_name) is not { } name) return List();
        var weights = Find(name);
        var folder = parsed.GetValue(_out)!;
        var target = WeightsInstaller.Target(weights, folder);
        if (File.Exists(target) && !parsed.GetValue(_force))
            throw new InputException($"'{target}' is there already: --force fetches it again");
        var source = parsed.GetValue(_from) is { } from ? Address(from) : weights.Source;
        terminal.Say($"fetching {source} (about {Megabytes(weights.Bytes)} MB, licence {weights.Licence})");
        try
        {
            var installer = new WeightsInstaller(new FileFetcher(Patience));
            var path = await ShowingProgressAsync(
                progress => installer.InstallAsync(weights, source, folder, progress, cancellation)).ConfigureAwait(false);
            terminal.Print($"{path}: {weights.Architecture}, SHA-256 as published; see it with ./sycam models show {path}");
            return ExitCodes.Ok;
        }
        catch (DownloadException error)
        {
            terminal.Say($"error: {source} was not fetched: {error.Message}. Nothing was kept. By hand: fetch "
                + $"{weights.Source} with whatever reaches it, bring the file here, and run ./sycam models pull {name} --from FILE");
            return ExitCodes.Failure;
        }
    }

    private int List()
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("name", "architecture", "MB", "licence", "address");
        foreach (var row in PublishedWeights.All)
            table.AddRow(row.Name, row.Architecture, Megabytes(row.Bytes), row.Licence, Markup.Escape(row.Source.AbsoluteUri));
        terminal.Out.Write(table);
        return ExitCodes.Ok;
    }

    private static PublishedWeights Find(string name)
    {
        if (PublishedWeights.All.FirstOrDefault(row => row.Name == name) is { } found) return found;
        var near = PublishedWeights.All.Where(row => row.Architecture == name).Select(row => row.Name).ToList();
        var known = string.Join(", ", PublishedWeights.All.Select(row => row.Name));
        var hint = near.Count == 0 ? "" : $" There are {string.Join(" and ", near)}.";
        throw new InputException($"there are no published weights '{name}'.{hint} Known: {known}. Any other network: docs/models.md");
    }

    private static Uri Address(string from)
    {
        if (Uri.TryCreate(from, UriKind.Absolute, out var address) && address.Scheme is "https" or "http") return address;
        return File.Exists(from)
            ? new Uri(Path.GetFullPath(from))
            : throw new InputException($"--from {from}: there is no such file, and it is no address with http:// or https://");
    }

    private async Task<string> ShowingProgressAsync(Func<Action<long, long?>, Task<string>> work)
    {
        if (!terminal.IsLive)
        {
            var told = 0L;
            return await work((done, length) =>
            {
                // A line for each quarter is enough for a log.
                if (length is not > 0 || done * 4 / length.Value == told) return;
                told = done * 4 / length.Value;
                terminal.Say($"{told * 25} % of {Megabytes(length.Value)} MB");
            }).ConfigureAwait(false);
        }

        return await terminal.Error.Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask("fetching");
                return work((done, length) =>
                {
                    task.IsIndeterminate = length is null;
                    task.MaxValue = length ?? done + 1;
                    task.Value = done;
                });
            }).ConfigureAwait(false);
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("0", CultureInfo.InvariantCulture);
}

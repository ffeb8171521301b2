using System.CommandLine;
using System.Globalization;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Eval.Metrics;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam demo</c>: the main job on the data in the repository.</summary>
internal sealed class DemoCommand(Terminal terminal, TimeProvider time)
{
    // Together with loading and drawing this stays under three minutes on two cores.
    private static readonly (string Metric, string Budget, string MaxCost)[] Jobs =
    [
        ("insertion", "90s", "7"),
        ("mass_accuracy", "40s", "8"),
    ];

    private readonly Option<string> _out = new("--out", "-o")
    {
        Description = "where the run folders go",
        DefaultValueFactory = _ => Path.Combine("runs", "demo"),
    };

    private readonly Option<string> _grammar = new("--grammar", "-g")
    {
        Description = "grammar file",
        DefaultValueFactory = _ => GrammarFiles.Default,
    };

    private readonly Option<int> _seed = new("--seed") { Description = "decides the probes and the bootstrap" };

    private readonly Option<string?> _metric = new("--metric")
    {
        Description = "one metric instead of insertion and mass_accuracy",
    };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("demo", "Search expressions for the network and the images in assets/demo.")
        {
            _out, _grammar, _seed, _metric,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var jobs = parsed.GetValue(_metric) is { } metric
            ? [(MetricReader.Read(metric).Name, Jobs[0].Budget, Jobs[0].MaxCost)]
            : Jobs;
        var data = Path.Combine(Installation.Root, "assets", "demo");
        var folders = new List<string>();
        foreach (var (name, budget, maxCost) in jobs)
        {
            cancellation.ThrowIfCancellationRequested();
            var folder = Path.Combine(parsed.GetValue(_out)!, name);
            folders.Add(folder);
            // The demo starts afresh each time; what an earlier one left would be refused.
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            using var view = new PeopleRunView(terminal, time);
            // As a user would ask for it, so that the run's record says how to ask for it.
            var job = JobOptions.Parse(
            [
                "--model", Path.Combine(data, "model.safetensors"), "--images", Path.Combine(data, "labels.csv"),
                "--class", "label", "--grammar", parsed.GetValue(_grammar)!, "--metric", name, "--report", "usual",
                "--steps", "16", "--budget", budget, "--max-cost", maxCost, "--out", folder,
                "--seed", parsed.GetValue(_seed).ToString(CultureInfo.InvariantCulture),
            ]);
            var report = new SynthesisRunner(view, time).Run(job, cancellation);
            if (ExitCodes.Of(report) is not ExitCodes.Ok and var code) return code;
        }

        terminal.Print("");
        terminal.Print("What to look at next:");
        foreach (var folder in folders)
        {
            terminal.Print($"  {Path.Combine(folder, "overlays.png")}     the best expressions beside the named methods");
            terminal.Print($"  {Path.Combine(folder, "leaderboard.md")}   the whole table");
            terminal.Print($"  ./sycam report {folder}     all of it as one page");
            terminal.Print($"  {Path.Combine(folder, "BestCam.cs")}       the best expression as C# for TorchSharp");
        }

        terminal.Print("  ./sycam grammar check grammars/gradient.sycam      what was searched");
        terminal.Print("  ./sycam synth --help                               the same for your network and photos");
        return ExitCodes.Ok;
    }
}

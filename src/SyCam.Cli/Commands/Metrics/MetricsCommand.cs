using System.CommandLine;
using System.Globalization;
using SyCam.Cli.Rendering;
using SyCam.Eval.Metrics;

namespace SyCam.Cli.Commands.Metrics;

/// <summary><c>sycam metrics</c>: what can be measured.</summary>
internal sealed class MetricsCommand(Terminal terminal)
{
    private readonly Argument<string[]> _names = new("name")
    {
        Description = "metrics to tell all about, such as insertion or \"insertion(steps=50)\"; default: a table of all",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _json = new("--json") { Description = "as JSON, with everything" };

    private readonly Option<bool> _markdown = new("--markdown") { Description = "as the page docs/metrics.md" };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("metrics", "The metrics: direction, what they need, parameters, definition and source.")
        {
            _names, _json, _markdown,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(_json) && result.GetValue(_markdown))
                result.AddError("--json and --markdown exclude each other");
        });
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        List<SaliencyMetric> named =
            [.. (parsed.GetValue(_names) ?? []).SelectMany(MetricReader.SplitList).Select(MetricReader.Read)];
        var all = named.Count == 0 ? [.. MetricTable.All.Select(row => MetricReader.Read(row.Name))] : named;
        if (parsed.GetValue(_json)) terminal.Print(MetricsJson.Write(all).TrimEnd());
        else if (named.Count > 0) terminal.Print(string.Join('\n', named.Select(MetricDocs.Section)).TrimEnd());
        else if (parsed.GetValue(_markdown)) terminal.Print(MetricDocs.Page().TrimEnd());
        else Show(all);
        return ExitCodes.Ok;
    }

    private void Show(IEnumerable<SaliencyMetric> metrics)
    {
        WordTable.Write(terminal.Out, ["metric", "better", "group", "needs", "passes", "usual", "what it measures"], 1,
        [
            .. metrics.Select(metric => new[]
            {
                metric.Row.Name, MetricWords.Direction(metric.Row), metric.Row.Group.ToString().ToLowerInvariant(),
                string.Join(", ", MetricWords.ToNames(metric.Row.Needs)),
                metric.Passes(MetricOptions.Full).ToString(CultureInfo.InvariantCulture), metric.Row.Usual ? "yes" : "", metric.Row.Summary,
            }),
        ]);
        terminal.Say("passes: forward passes for each map and image by default; usual: what eval takes when it is not told which");
        terminal.Say("'./sycam metrics NAME' tells all about one");
    }
}

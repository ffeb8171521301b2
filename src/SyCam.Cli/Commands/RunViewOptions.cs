using System.CommandLine;
using System.CommandLine.Parsing;
using SyCam.Cli.Rendering;

namespace SyCam.Cli.Commands;

/// <summary>The options that say what is shown of a run.</summary>
internal sealed class RunViewOptions
{
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "show nothing but the result" };
    private readonly JsonEventsOption _json = new();

    /// <summary>True when the command line asks for JSON events, also where it has mistakes.</summary>
    public static bool WantsJson(ParseResult parsed) => parsed.CommandResult.Children.OfType<OptionResult>()
        .Any(result => result.Option is JsonEventsOption && result.GetValueOrDefault<bool>());

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_quiet);
        command.Options.Add(_json);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_quiet) && result.GetValue(_json)) result.AddError("--quiet and --json exclude each other");
        });
    }

    /// <summary>What the user asked to see.</summary>
    public IRunView Read(ParseResult parsed, Terminal terminal, TimeProvider time) =>
        parsed.GetValue(_json) ? new JsonRunView(terminal, time)
        : parsed.GetValue(_quiet) ? new QuietRunView(terminal)
        : new PeopleRunView(terminal, time);

    // A type of its own, so that the option is told from other commands' --json, whose errors stay text.
    private sealed class JsonEventsOption : Option<bool>
    {
        public JsonEventsOption()
            : base("--json") => Description = "print one JSON object for each event (docs/run-events.md)";
    }
}

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using SyCam.Cli.Commands;
using SyCam.Cli.Commands.Grammars;
using SyCam.Cli.Commands.Methods;
using SyCam.Cli.Commands.Metrics;
using SyCam.Cli.Commands.Models;
using SyCam.Cli.Commands.Part;
using SyCam.Cli.Commands.Rules;
using SyCam.Cli.Commands.Training;
using SyCam.Cli.Help;
using SyCam.Cli.Rendering;
using SyCam.Cli.RunFiles;
using SyCam.Eval;
using SyCam.Search.Journal;

namespace SyCam.Cli;

/// <summary>The edge: parses arguments, runs a command, and turns every mistake into one message and an exit code.</summary>
/// <param name="terminal">Where commands write.</param>
/// <param name="time">The clock.</param>
internal sealed class CommandLine(Terminal terminal, TimeProvider time)
{
    // Help needs room for an option and some words on what it means.
    private const int LeastHelpWidth = 40;

    // @RUN#RANK names an expression of a run, not a file with more arguments.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>All commands.</summary>
    public RootCommand Build()
    {
        var root = Commands();
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples(new HelpAction { MaxWidth = Math.Max(terminal.Out.Profile.Width, LeastHelpWidth) });
        return root;
    }

    private RootCommand Commands() => new("Synthesizes class-activation-map expressions for your network, images and metric.")
    {
        new DemoCommand(terminal, time).Build(),
        new InitCommand(terminal).Build(),
        new SynthCommand(terminal, time).Build(),
        new RerunCommand(terminal, time).Build(),
        new EvalCommand(terminal, time).Build(),
        new EnsembleCommand(terminal, time).Build(),
        new RobustnessCommand(terminal, time).Build(),
        new ExplainCommand(terminal, time).Build(),
        new RegionsCommand(terminal, time).Build(),
        new PartCommand(terminal, time).Build(),
        new ExportCommand(terminal).Build(),
        new ReportCommand(terminal).Build(),
        new TrainCommand(terminal).Build(),
        new GrammarCommand(terminal).Build(),
        new EquivCommand(terminal).Build(),
        new RulesCommand(terminal, time).Build(),
        new MethodsCommand(terminal).Build(),
        new MetricsCommand(terminal).Build(),
        new ModelsCommand(terminal).Build(),
        new DoctorCommand(terminal).Build(),
        new CompletionCommand(terminal).Build(),
    };

    /// <summary>Runs a command line and returns the exit code.</summary>
    /// <param name="arguments">The words after the program's name.</param>
    /// <param name="cancellation">Ends the command with what it has.</param>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation = default)
    {
        var root = Build();
        var said = root.Parse(arguments, Parsing);
        var isJson = RunViewOptions.WantsJson(said);
        try
        {
            var parsed = RunFileArguments.Complete(root, said, arguments, Parsing);
            var isWrong = parsed.Result.Errors.Count > 0 || WordMistakes.Find(parsed.Result) is not null;
            return isWrong && !AsksAboutTheCommandLine(parsed.Result)
                ? Refuse(parsed, isJson)
                : await parsed.Result.InvokeAsync(
                    new InvocationConfiguration
                    {
                        Output = terminal.Out.Profile.Out.Writer,
                        Error = terminal.Error.Profile.Out.Writer,
                        EnableDefaultExceptionHandler = false,
                        // Signals are met by the process's own handler.
                        ProcessTerminationTimeout = null,
                    },
                    cancellation);
        }
        catch (Exception error) when (error is InputException or RunFolderException)
        {
            Say(error.Message, ExitCodes.UserError, isJson);
            return ExitCodes.UserError;
        }
        catch (OperationCanceledException)
        {
            if (isJson) Say("cancelled", ExitCodes.Failure, isJson);
            else terminal.Say("cancelled");
            return ExitCodes.Failure;
        }
#pragma warning disable CA1031 // The edge: whatever failed is one message and an exit code, not a stack trace.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Say(error.Message, ExitCodes.Failure, isJson);
            if (isJson) return ExitCodes.Failure;
            if (Environment.GetEnvironmentVariable("SYCAM_TRACE") == "1") terminal.Say(error.ToString());
            else terminal.Say("(SYCAM_TRACE=1 shows where)");
            return ExitCodes.Failure;
        }
    }

    // Help, and what a shell asks to complete a line, are given whatever else is missing.
    private static bool AsksAboutTheCommandLine(ParseResult parsed) =>
        parsed.Action is HelpWithExamples || parsed.Tokens.Any(token => token.Type == TokenType.Directive);

    private int Refuse(ParsedArguments parsed, bool isJson)
    {
        IEnumerable<string> mistakes = WordMistakes.Find(parsed.Result) is { } wrongWord ? [wrongWord] : parsed.Mistakes;
        foreach (var mistake in mistakes) Say(mistake, ExitCodes.UserError, isJson);
        if (isJson) return ExitCodes.UserError;
        var path = CommandPath.Of(parsed.Result.CommandResult.Command);
        terminal.Say($"try: ./sycam {(path.Length == 0 ? "" : path + " ")}--help");
        return ExitCodes.UserError;
    }

    private void Say(string message, int exitCode, bool isJson)
    {
        if (isJson) new JsonLines(terminal).Write(RunEvents.Error(message, exitCode));
        else terminal.Say(IsComplete(message) ? message : $"error: {message}");
    }

    // Diagnostics of a text carry their own place and the word error.
    private static bool IsComplete(string message) =>
        message.StartsWith("error", StringComparison.Ordinal)
        || message.Contains("): error SY", StringComparison.Ordinal);
}

using System.CommandLine;
using SyCam.Cli.Commands;
using SyCam.Cli.Commands.Grammars;
using SyCam.Cli.Commands.Methods;
using SyCam.Cli.Commands.Rules;
using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Search.Journal;

namespace SyCam.Cli;

/// <summary>The edge: parses arguments, runs a command, and turns every mistake into one message and an exit code.</summary>
/// <param name="terminal">Where commands write.</param>
/// <param name="time">The clock.</param>
internal sealed class CommandLine(Terminal terminal, TimeProvider time)
{
    // After Ctrl-C a run still ranks and writes what it has.
    private static readonly TimeSpan EndingTime = TimeSpan.FromMinutes(2);

    // @RUN#RANK names an expression of a run, not a file with more arguments.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>All commands.</summary>
    public RootCommand Build() => new("Synthesizes class-activation-map expressions for your network, images and metric.")
    {
        new DemoCommand(terminal, time).Build(),
        new SynthCommand(terminal, time).Build(),
        new EvalCommand(terminal).Build(),
        new ExplainCommand(terminal).Build(),
        new ExportCommand(terminal).Build(),
        new GrammarCommand(terminal).Build(),
        new EquivCommand(terminal).Build(),
        new RulesCommand(terminal, time).Build(),
        new MethodsCommand(terminal).Build(),
        new ModelsCommand(terminal).Build(),
        new DoctorCommand(terminal).Build(),
    };

    /// <summary>Runs a command line and returns the exit code.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var parsed = Build().Parse(arguments, Parsing);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) terminal.Say($"error: {error.Message}");
            var path = string.Join(' ', parsed.CommandResult.Command.Parents.OfType<Command>()
                .Reverse().Skip(1).Append(parsed.CommandResult.Command)
                .Where(command => command is not RootCommand).Select(command => command.Name));
            terminal.Say($"try: ./sycam {(path.Length == 0 ? "" : path + " ")}--help");
            return ExitCodes.UserError;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = EndingTime,
            });
        }
        catch (InputException error)
        {
            terminal.Say(error.Message.StartsWith("error", StringComparison.Ordinal) || IsLocated(error)
                ? error.Message
                : $"error: {error.Message}");
            return ExitCodes.UserError;
        }
        catch (RunFolderException error)
        {
            terminal.Say($"error: {error.Message}");
            return ExitCodes.UserError;
        }
        catch (OperationCanceledException)
        {
            terminal.Say("cancelled");
            return ExitCodes.Failure;
        }
#pragma warning disable CA1031 // The edge: whatever failed is one message and an exit code, not a stack trace.
        catch (Exception error)
#pragma warning restore CA1031
        {
            terminal.Say($"error: {error.Message}");
            if (Environment.GetEnvironmentVariable("SYCAM_TRACE") == "1") terminal.Say(error.ToString());
            else terminal.Say("(SYCAM_TRACE=1 shows where)");
            return ExitCodes.Failure;
        }
    }

    // Diagnostics of a text carry their own place and the word error.
    private static bool IsLocated(InputException error) =>
        error.Message.Contains("): error SY", StringComparison.Ordinal);
}

using Spectre.Console;

namespace SyCam.Cli.Rendering;

/// <summary>Where commands write: results to one place, what goes on and what is wrong to another.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Progress, notes and errors.</param>
/// <param name="IsLive">True when progress may be redrawn in place.</param>
internal sealed record Terminal(IAnsiConsole Out, IAnsiConsole Error, bool IsLive)
{
    // Tables of a redirected output must not be cut at 80 columns.
    private const int RedirectedWidth = 200;

    /// <summary>The process's own streams.</summary>
    public static Terminal OfProcess()
    {
        var error = Make(Console.Error, Console.IsErrorRedirected);
        return new Terminal(
            Make(Console.Out, Console.IsOutputRedirected), error,
            !Console.IsErrorRedirected && error.Profile.Capabilities.Ansi);
    }

    /// <summary>A console that writes plain text of a width: for files, and for whoever reads what was written.</summary>
    public static IAnsiConsole Plain(TextWriter writer, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = width;
        return console;
    }

    /// <summary>The same without notes and progress.</summary>
    public Terminal WithoutNotes() => this with { Error = Plain(TextWriter.Null, RedirectedWidth), IsLive = false };

    private static IAnsiConsole Make(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (isRedirected) console.Profile.Width = RedirectedWidth;
        return console;
    }

    /// <summary>One line of a result, as it is: never wrapped, so that other programs can read it.</summary>
    public void Print(string line) => Out.Profile.Out.Writer.WriteLine(line);

    /// <summary>One line of what goes on, as it is: never wrapped, so that a path can be copied.</summary>
    public void Say(string line) => Error.Profile.Out.Writer.WriteLine(line);
}

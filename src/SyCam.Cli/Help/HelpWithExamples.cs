using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace SyCam.Cli.Help;

/// <summary>The usual help, and examples below it.</summary>
/// <param name="usual">The usual help.</param>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        var examples = HelpExamples.Of(CommandPath.Of(parseResult.CommandResult.Command));
        if (examples.Count == 0) return code;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in examples) output.WriteLine($"  ./{example}");
        output.WriteLine();
        return code;
    }
}

using System.CommandLine;
using System.Text.RegularExpressions;
using SyCam.Cli.Help;
using SyCam.Cli.Rendering;
using SyCam.Cli.Tests.Support;

namespace SyCam.Cli.Tests.Help;

/// <summary>Help, its examples, and what is said of words that no command understands.</summary>
public sealed class HelpTests
{
    private static readonly string[] Leaves = ["", .. Paths(Root())];

    public static TheoryData<string> Commands => [.. Leaves];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_has_help(string command)
    {
        var help = (await Invocation.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"])).Succeeds();
        Assert.Contains("Usage:", help.Out, StringComparison.Ordinal);
        foreach (var example in HelpExamples.Of(command)) Assert.Contains(example, help.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_example_is_a_command_line_that_is_understood()
    {
        var lines = HelpExamples.Commands.SelectMany(HelpExamples.Of).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            var words = Regex.Matches(line, "(?:[^\\s\"]+|\"[^\"]*\")+").Select(match => match.Value.Replace("\"", "", StringComparison.Ordinal)).Skip(1);
            var parsed = Root().Parse([.. words], new ParserConfiguration { ResponseFileTokenReplacer = null });
            // A run file that is not there brings what is required.
            var mistakes = parsed.Errors.Where(_ => !line.Contains("--config", StringComparison.Ordinal)).Select(error => error.Message);
            Assert.True(!mistakes.Any(), $"{line}: {string.Join("; ", mistakes)}");
        });
        Assert.All(HelpExamples.Commands, command => Assert.Contains(command, Leaves));
    }

    [Theory]
    [InlineData("synht --metric x", "error: there is no command 'synht'. Did you mean 'synth'? There are: demo, ")]
    [InlineData("rules lern", "error: there is no command 'rules lern'. Did you mean 'learn'?")]
    [InlineData("synth --modle x", "error: synth has no option '--modle'. Did you mean '--model'?")]
    [InlineData("explain x.jpg --clas 3", "error: explain has no option '--clas'. Did you mean '--class'?")]
    [InlineData("--hlep", "error: there is no option '--hlep'")]
    [InlineData("", "error: sycam needs a command. There are: demo, ")]
    [InlineData("models", "error: models needs a command. There are: list, ")]
    [InlineData("equiv GradCAM", "error: Required argument 'second' missing")]
    public async Task A_wrong_word_is_named_once_with_what_may_be_meant(string line, string message)
    {
        var run = await Invocation.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        run.Refuses();
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
        Assert.Contains("try: ./sycam", run.Error, StringComparison.Ordinal);
    }

    private static RootCommand Root()
    {
        var terminal = new Terminal(Terminal.Plain(TextWriter.Null, 80), Terminal.Plain(TextWriter.Null, 80), IsLive: false);
        return new CommandLine(terminal, TimeProvider.System).Build();
    }

    private static IEnumerable<string> Paths(Command command) =>
        command.Subcommands.SelectMany(one => Paths(one).Prepend(CommandPath.Of(one)));
}

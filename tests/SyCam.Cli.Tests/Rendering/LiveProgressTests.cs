using Spectre.Console;
using SyCam.Cli.Rendering;
using SyCam.Cli.Tests.Support;
using SyCam.Search.Synthesis;
using SyCam.Search.Tests.Support;

namespace SyCam.Cli.Tests.Rendering;

/// <summary>What is written to the terminal, character by character. ESC[nA goes up n rows, ESC[K erases to the end of the
/// row, ESC[J everything below.</summary>
public sealed class LiveProgressTests : IDisposable
{
    private const string Counters =
        "built 0   unique 0   maps 0   dead 0\u001b[K\nmerged 0   queued 0   alive 0\u001b[K\nraced out 0   scored 0\u001b[K\n"
        + "forward passes 0\u001b[K\n\u001b[J";

    private readonly StringWriter _written = new();
    private readonly ManualTime _time = new();
    private readonly IAnsiConsole _console;

    public LiveProgressTests()
    {
        _console = Console(ColorSystemSupport.NoColors);
        _console.Profile.Width = 40;
        _console.Profile.Height = 24;
    }

    [Fact]
    public void Draws_over_what_it_drew_goes_on_with_the_clock_and_leaves_nothing()
    {
        using (var live = new LiveProgress(new Terminal(_console, _console, IsLive: true), _time, Snapshots.Start))
        {
            live.Report(At(0));
            Assert.Equal("insertion: baselines   0:00 gone\u001b[K\n" + Counters, Take());

            // Within a tenth of a second nothing is drawn; the next look shows it.
            _time.Advance(TimeSpan.FromMilliseconds(60));
            live.Report(At(1));
            Assert.Equal("", Take());
            _time.Advance(TimeSpan.FromMilliseconds(60));
            live.Report(At(2));
            Assert.Equal("\u001b[5A\rinsertion: baselines   0:02 gone\u001b[K\n" + Counters, Take());

            // Without reports the clock goes on; what looks the same is not drawn again.
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal("\u001b[5A\rinsertion: baselines   0:03 gone\u001b[K\n" + Counters, Take());

            live.Note("a note");
            Assert.Equal(
                "\u001b[5A\r\u001b[Ja note\ninsertion: baselines   0:03 gone\u001b[K\n" + Counters, Take());
        }

        Assert.Equal("\u001b[5A\r\u001b[J", Take());
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal("", Take());
    }

    [Fact]
    public void Goes_up_over_lines_that_a_narrower_terminal_wrapped()
    {
        var panel = new LivePanel(_console);
        panel.Draw([new(new string('x', 39)), new("y")]);
        Take();

        // At 10 columns the first line takes 4 rows.
        _console.Profile.Width = 10;
        panel.Draw([new("z")]);

        Assert.Equal("\u001b[5A\rz\u001b[K\n\u001b[J", Take());
    }

    [Fact]
    public void What_is_drawn_already_is_not_drawn_again()
    {
        var panel = new LivePanel(_console);
        panel.Draw([new("x")]);
        Take();

        panel.Draw([new("x")]);

        Assert.Equal("", Take());
    }

    [Fact]
    public void With_colours_lines_stand_out()
    {
        new LivePanel(Console(ColorSystemSupport.Standard)).Draw(
            [new("a", LiveWeight.Strong), new("b", LiveWeight.Faint), new("c")]);

        Assert.Equal(
            "\u001b[1ma\u001b[0m\u001b[K\n\u001b[2mb\u001b[0m\u001b[K\nc\u001b[K\n\u001b[J", Take());
    }

    public void Dispose() => _written.Dispose();

    private static SynthesisProgress At(double seconds) => Snapshots.Empty with
    {
        Phase = SynthesisPhase.Baselines,
        Elapsed = TimeSpan.FromSeconds(seconds),
    };

    private string Take()
    {
        var text = _written.ToString();
        _written.GetStringBuilder().Clear();
        return text;
    }

    private IAnsiConsole Console(ColorSystemSupport colours) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(_written),
        Ansi = AnsiSupport.Yes,
        ColorSystem = colours,
        Interactive = InteractionSupport.No,
    });
}

using Spectre.Console;
using SyCam.Cli.Rendering;
using SyCam.Search.Tests.Support;

namespace SyCam.Cli.Tests.Rendering;

public sealed class EvaluationProgressTests : IDisposable
{
    private readonly StringWriter _written = new();
    private readonly ManualTime _time = new();

    [Fact]
    public void After_two_seconds_it_says_how_far_how_fast_and_how_long()
    {
        using (var progress = new EvaluationProgress(Terminal(isLive: true), _time, "net at layer4", 80))
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            progress.Add(8);
            Assert.Equal("", Take());
            _time.Advance(TimeSpan.FromSeconds(3));
            progress.Add(8);
            // 16 in 4 s are 4 a second; 64 are left.
            Assert.Equal("net at layer4: 16/80 images, 4.0 images/s, 0:16 left\u001b[K\n\u001b[J", Take());
        }

        Assert.Equal("\u001b[1A\r\u001b[J", Take());
    }

    [Fact]
    public void Where_nothing_can_be_redrawn_it_is_silent()
    {
        using (var progress = new EvaluationProgress(Terminal(isLive: false), _time, "net at layer4", 80))
        {
            _time.Advance(TimeSpan.FromSeconds(9));
            progress.Add(8);
        }

        Assert.Equal("", Take());
    }

    private Terminal Terminal(bool isLive)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(_written),
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = 100;
        return new Terminal(console, console, isLive);
    }

    private string Take()
    {
        var text = _written.ToString();
        _written.GetStringBuilder().Clear();
        return text;
    }

    public void Dispose() => _written.Dispose();
}

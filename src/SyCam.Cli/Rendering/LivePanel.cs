using System.Globalization;
using System.Text;
using Spectre.Console;

namespace SyCam.Cli.Rendering;

/// <summary>
/// Lines at the end of a terminal that are drawn over again. Each drawing is one write that goes up, writes every line to
/// its end and erases what is below: nothing is blank in between, and the cursor stays visible below the lines, so that
/// a process that ends at any moment leaves the terminal in order.
/// </summary>
internal sealed class LivePanel(IAnsiConsole console)
{
    private const string Up = "A\r";
    private const string EraseRight = "\u001b[K";
    private const string EraseBelow = "\u001b[J";
    private const string Reset = "\u001b[0m";
    private IReadOnlyList<LiveLine> _drawn = [];
    private int _width;

    /// <summary>Columns that a line can use: the last one stays free, so that no line wraps.</summary>
    public int Width => Math.Max(1, console.Profile.Width - 1);

    /// <summary>Rows that the lines can use.</summary>
    public int Height => Math.Max(1, console.Profile.Height - 1);

    /// <summary>Puts the lines in the place of those that are there. Their texts fit the width, they the height.</summary>
    public void Draw(IReadOnlyList<LiveLine> lines)
    {
        if (_width == Width && lines.SequenceEqual(_drawn)) return;
        var text = new StringBuilder(Back());
        foreach (var line in lines) text.Append(Styled(line)).Append(EraseRight).Append('\n');
        Write(text.Append(EraseBelow).ToString());
        (_drawn, _width) = (lines, Width);
    }

    /// <summary>Removes the lines.</summary>
    public void Clear()
    {
        if (_drawn.Count > 0) Write(Back() + EraseBelow);
        _drawn = [];
    }

    // A terminal that became narrower has wrapped the lines.
    private string Back()
    {
        var columns = Width + 1;
        var rows = _drawn.Sum(line => Math.Max(1, (line.Text.Length + columns - 1) / columns));
        return rows == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\u001b[{rows}{Up}");
    }

    private string Styled(LiveLine line)
    {
        if (console.Profile.Capabilities.ColorSystem == ColorSystem.NoColors) return line.Text;
        return line.Weight switch
        {
            LiveWeight.Strong => $"\u001b[1m{line.Text}{Reset}",
            LiveWeight.Faint => $"\u001b[2m{line.Text}{Reset}",
            _ => line.Text,
        };
    }

    private void Write(string text)
    {
        console.Profile.Out.Writer.Write(text);
        console.Profile.Out.Writer.Flush();
    }
}

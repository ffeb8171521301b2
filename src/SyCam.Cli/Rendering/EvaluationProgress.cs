using System.Globalization;

namespace SyCam.Cli.Rendering;

/// <summary>Shows on a live terminal how far an evaluation is, once it takes a while; nothing elsewhere. Removes the line
/// at the end.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="time">The clock.</param>
/// <param name="what">What is scored.</param>
/// <param name="images">The number of images.</param>
internal sealed class EvaluationProgress(Terminal terminal, TimeProvider time, string what, int images) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly LivePanel _panel = new(terminal.Error);
    private readonly long _start = time.GetTimestamp();
    private int _done;

    /// <summary>Takes in that some more images are done.</summary>
    public void Add(int count)
    {
        _done += count;
        var gone = time.GetElapsedTime(_start);
        if (!terminal.IsLive || gone < Patience) return;
        _panel.Draw([new LiveLine(ProgressText.Cut(Text(what, _done, images, gone), _panel.Width))]);
    }

    /// <summary>What the line says: how many images are done, how fast, and how long the others take at that rate.
    /// </summary>
    /// <param name="what">What is scored.</param>
    /// <param name="done">The images that are done.</param>
    /// <param name="images">All images.</param>
    /// <param name="gone">The time since the start, above 0.</param>
    public static string Text(string what, int done, int images, TimeSpan gone)
    {
        var rate = done / gone.TotalSeconds;
        var left = rate > 0 ? $", {ProgressText.Time(TimeSpan.FromSeconds((images - done) / rate))} left" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{what}: {done}/{images} images, {rate:0.0} images/s{left}");
    }

    /// <inheritdoc/>
    public void Dispose() => _panel.Clear();
}

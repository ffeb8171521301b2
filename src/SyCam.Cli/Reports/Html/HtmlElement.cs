namespace SyCam.Cli.Reports.Html;

/// <summary>An open element; disposing of it closes it.</summary>
internal readonly struct HtmlElement(HtmlWriter writer, string tag) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => writer.End(tag);
}

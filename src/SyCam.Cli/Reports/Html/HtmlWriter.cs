using System.Net;
using System.Text;

namespace SyCam.Cli.Reports.Html;

/// <summary>
/// Writes HTML element by element. Texts and values of attributes are always escaped; tags and names of attributes are the
/// code's own.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>Opens an element, which disposing of the result closes.</summary>
    /// <param name="tag">The element.</param>
    /// <param name="attributes">Names and values; a value of null leaves the attribute out.</param>
    public HtmlElement Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(tag, attributes);
        return new HtmlElement(this, tag);
    }

    /// <summary>An element that holds a text and nothing else.</summary>
    public HtmlWriter Leaf(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(tag, attributes);
        Text(text);
        End(tag);
        return this;
    }

    /// <summary>An element without an end, such as <c>img</c>.</summary>
    public HtmlWriter Void(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(tag, attributes);
        return this;
    }

    /// <summary>A text.</summary>
    public HtmlWriter Text(string text)
    {
        _text.Append(WebUtility.HtmlEncode(text));
        return this;
    }

    /// <summary>What is markup already: other writers' results and the code's own.</summary>
    public HtmlWriter Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>Ends an element.</summary>
    internal void End(string tag) => _text.Append("</").Append(tag).Append('>');

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Begin(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _text.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is null) continue;
            _text.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
        }

        _text.Append('>');
    }
}

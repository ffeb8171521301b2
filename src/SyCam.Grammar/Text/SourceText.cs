namespace SyCam.Grammar.Text;

/// <summary>A text with a name, and the lines and columns of its offsets.</summary>
public sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

    /// <summary>A text as it was read or typed.</summary>
    /// <param name="path">What messages call it: a path, or a word such as <c>expression</c>.</param>
    /// <param name="content">The text.</param>
    public SourceText(string path, string content)
    {
        Path = path;
        Content = content;
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '\n' || (content[i] == '\r' && (i + 1 == content.Length || content[i + 1] != '\n')))
                _lineStarts.Add(i + 1);
        }
    }

    /// <summary>What messages call the text.</summary>
    public string Path { get; }

    /// <summary>The text itself.</summary>
    public string Content { get; }

    /// <summary>The line, from 1, and the column in characters, from 1, of an offset.</summary>
    public (int Line, int Column) Locate(int offset)
    {
        var index = _lineStarts.BinarySearch(offset);
        if (index < 0) index = ~index - 1;
        return (index + 1, offset - _lineStarts[index] + 1);
    }

    /// <summary>The line of the given number, from 1, without its line break.</summary>
    public string Line(int number)
    {
        var end = number < _lineStarts.Count ? _lineStarts[number] : Content.Length;
        return Content[_lineStarts[number - 1]..end].TrimEnd('\r', '\n');
    }

    /// <summary>The characters of a stretch.</summary>
    public string Slice(SourceSpan span) => Content.Substring(span.Start, span.Length);
}

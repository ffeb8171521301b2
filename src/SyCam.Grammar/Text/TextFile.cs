using System.Text;

namespace SyCam.Grammar.Text;

/// <summary>Reads texts in UTF-8 from files, however large these are.</summary>
internal static class TextFile
{
    /// <summary>The text of a stream; of one longer than the language allows only the beginning, which is too long
    /// as well. Bytes that are no UTF-8 become U+FFFD, which is no character of the language.</summary>
    public static SourceText Read(string path, Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = new StringBuilder();
        var buffer = new char[8192];
        while (text.Length <= Typing.GrammarReader.MaxLength && reader.Read(buffer) is var count and > 0)
            text.Append(buffer, 0, count);
        return new SourceText(path, text.ToString());
    }
}

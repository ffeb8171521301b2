namespace SyCam.Eval.Images.Captions;

/// <summary>Breaks captions into lines.</summary>
internal static class CaptionLines
{
    private const string Cut = "...";

    /// <summary>
    /// Breaks at line feeds, then at the last space that fits, else in the middle of a word; a caption of more than
    /// <paramref name="maxLines"/> lines ends in three dots.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string caption, int columns, int maxLines)
    {
        columns = Math.Max(columns, Cut.Length);
        var lines = new List<string>();
        foreach (var paragraph in caption.Split('\n'))
        {
            var rest = paragraph.Trim();
            while (rest.Length > columns)
            {
                var space = rest.LastIndexOf(' ', columns);
                var end = space > 0 ? space : columns;
                lines.Add(rest[..end].TrimEnd());
                rest = rest[end..].TrimStart();
            }
            if (rest.Length > 0) lines.Add(rest);
        }
        if (lines.Count <= maxLines) return lines;
        var last = lines[maxLines - 1];
        lines[maxLines - 1] = last[..Math.Min(last.Length, columns - Cut.Length)] + Cut;
        return lines[..maxLines];
    }
}

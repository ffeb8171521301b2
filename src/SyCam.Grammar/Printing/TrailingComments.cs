using System.Text;

namespace SyCam.Grammar.Printing;

/// <summary>Sets the comments behind the statements of lines that follow each other in one column.</summary>
internal static class TrailingComments
{
    private const int Gap = 2;

    // One long line does not push the comments of its neighbours out of sight.
    private const int GreatestColumn = 60;

    /// <summary>The text with blanks before the comments.</summary>
    /// <param name="text">The lines; a comment stands right behind its statement.</param>
    /// <param name="comments">Where such comments begin, rising.</param>
    public static string Align(string text, IReadOnlyList<int> comments)
    {
        var result = new StringBuilder();
        var position = 0;
        for (var i = 0; i < comments.Count;)
        {
            var group = 1;
            while (i + group < comments.Count && IsNextLine(text, comments[i + group - 1], comments[i + group])) group++;
            var widths = Enumerable.Range(i, group).Select(n => WidthBefore(text, comments[n])).ToList();
            var column = widths.Where(width => width <= GreatestColumn).Append(0).Max();
            for (var n = 0; n < group; n++)
            {
                result.Append(text, position, comments[i + n] - position);
                result.Append(' ', Math.Max(column - widths[n], 0) + Gap);
                position = comments[i + n];
            }

            i += group;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    private static int WidthBefore(string text, int comment) => comment - (text.LastIndexOf('\n', comment - 1) + 1);

    private static bool IsNextLine(string text, int before, int after) =>
        text.AsSpan(before, after - before).Count('\n') == 1;
}

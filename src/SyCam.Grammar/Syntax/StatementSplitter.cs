namespace SyCam.Grammar.Syntax;

/// <summary>
/// Cuts the body of a block into statements before any of them is parsed, so that a mistake in one does not hide those
/// in the next. A statement begins where its form is unmistakable (<c>F : features =</c>, <c>max_cost</c>), or on a new
/// line that does not go on with the one before.
/// </summary>
internal sealed class StatementSplitter(ScannedText text, BlockKind kind)
{
    private static readonly string[] Constraints = ["require", "at_most", "forbid", "max_cost", "max_depth"];
    private static readonly string[] Expectations = ["member", "equal", "differ", "count"];
    private static readonly string[] GoOn =
        [
            "in", "cost", "prior", "where", "for", "under", "when", "unit", "from", "target", "nonneg", "lazy",
            "alias", "source", "note", "proved", "tested",
        ];

    /// <summary>The statements among the tokens of a body, as ranges of tokens.</summary>
    public IEnumerable<(int First, int End)> Split(int first, int end)
    {
        var begin = first;
        var depth = 0;
        for (var i = first; i < end; i++)
        {
            var isEnd = depth <= 0 && text.Is(i, ";");
            if (isEnd || (i > begin && Begins(i, begin, depth)))
            {
                if (i > begin) yield return (begin, i);
                begin = isEnd ? i + 1 : i;
                depth = 0;
            }

            if (text.Is(i, "(") || text.Is(i, "{")) depth++;
            else if (text.Is(i, ")") || text.Is(i, "}")) depth--;
        }

        if (end > begin) yield return (begin, end);
    }

    /// <summary>The alternatives among the tokens after the <c>=</c> of a rule, cut at each bar: no expression has one.
    /// </summary>
    public IEnumerable<(int First, int End)> SplitAtBars(int first, int end)
    {
        var begin = first;
        for (var i = first; i < end; i++)
        {
            if (!text.Is(i, "|")) continue;
            yield return (begin, i);
            begin = i + 1;
        }

        yield return (begin, end);
    }

    private bool Begins(int token, int begin, int depth)
    {
        if (!text.Is(token, TokenKind.Word)) return false;
        if (HasForm(token, begin)) return true;
        return depth <= 0 && text.Tokens[token].IsFirstOnLine && !GoOn.Contains(text.TextOf(token))
            && !IsIncomplete(token - 1);
    }

    private bool IsIncomplete(int last) => text.Is(last, TokenKind.Sign)
        ? !text.Is(last, ")") && !text.Is(last, "}")
        : text.Is(last, "in") || text.Is(last, "let");

    private bool HasForm(int token, int begin) => kind switch
    {
        BlockKind.Inputs or BlockKind.Rules => text.Is(token + 1, ":"),
        BlockKind.Facts => text.Is(token + 1, "(") && (text.Is(token - 1, ")") || text.Is(token - 1, TokenKind.Text)),
        BlockKind.Constrain => Constraints.Contains(text.TextOf(token)),
        BlockKind.Expect => Expectations.Contains(text.TextOf(token)),
        BlockKind.Grammar => IsDrop(token) || (IsNewDefinition(token, begin) && !IsDrop(token - 1)),
        _ => IsNewDefinition(token, begin),
    };

    private bool IsDrop(int token) => text.Is(token, "drop") && text.Is(token + 1, TokenKind.Word);

    private bool IsNewDefinition(int token, int begin) => IsDefinition(token) && !text.Is(token - 1, "let")
        && !(token - 1 > begin && text.Is(token - 1, ":"));

    private bool IsDefinition(int token) => text.Is(token + 1, "=") || text.Is(token + 1, "|=")
        || (text.Is(token + 1, ":") && text.Is(token + 2, TokenKind.Word)
            && (text.Is(token + 3, "=") || text.Is(token + 3, "|=")));
}

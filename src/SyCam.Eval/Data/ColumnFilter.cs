namespace SyCam.Eval.Data;

/// <summary>Keeps the rows of a table whose column has a value.</summary>
/// <param name="Column">The column's name, in any case.</param>
/// <param name="Value">The value, compared exactly.</param>
public sealed record ColumnFilter(string Column, string Value)
{
    /// <summary>Reads <c>column=value</c>.</summary>
    /// <exception cref="InputException">There is no equals sign or no column before it.</exception>
    public static ColumnFilter Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0) throw new InputException($"the filter '{text}' is not of the form column=value");
        return new ColumnFilter(text[..at].Trim(), text[(at + 1)..].Trim());
    }
}

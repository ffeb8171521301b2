namespace SyCam.Cli.Reports.Html;

/// <summary>A cell of a table.</summary>
/// <param name="Write">Writes its content.</param>
/// <param name="Key">What it is sorted by; null: its text.</param>
internal sealed record Cell(Action<HtmlWriter> Write, string? Key = null)
{
    /// <summary>A text.</summary>
    public static Cell Of(string text) => new(html => html.Text(text));

    /// <summary>An expression or another text of the language.</summary>
    public static Cell Code(string text) => new(html => html.Leaf("code", text));

    /// <summary>A number as it is shown, sorted by all its digits.</summary>
    public static Cell Of(string text, double? number) => new(html => html.Text(text), NumberText.Exact(number));

    /// <summary>A whole number.</summary>
    public static Cell Of(int? number) =>
        number is { } whole ? Of(NumberText.Count(whole), whole) : Of(NumberText.None, null);

    /// <summary>A score.</summary>
    public static Cell Score(double? number) => Of(NumberText.Score(number), number);
}

namespace SyCam.Cli.Reports.Html;

/// <summary>
/// Writes tables. One that can be searched is sorted, filtered and paged by the page's script: its first rows are there for
/// readers without scripts, the others wait in an inert template, so that thousands of them cost no layout.
/// </summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record DataTable(string Caption, IReadOnlyList<Column> Columns)
{
    /// <summary>The rows that are shown at a time.</summary>
    public const int PageRows = 50;

    // Paper takes no more of them in the usual size.
    private const int ManyColumns = 9;

    /// <summary>True for tables that are sorted, filtered and paged.</summary>
    public bool IsSearchable { get; init; }

    /// <summary>Writes it with its rows.</summary>
    public void Write(HtmlWriter html, IReadOnlyList<TableRow> rows)
    {
        using var all = html.Open("div", ("class", "table"), ("data-rows", IsSearchable ? NumberText.Whole(PageRows) : null));
        if (IsSearchable) WriteControls(html, rows);
        var shown = IsSearchable ? PageRows : rows.Count;
        using (html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", Caption)))
        using (html.Open("table", ("class", Columns.Count > ManyColumns ? "wide" : null)))
        {
            // In an element of its own, which stays in sight while the table is scrolled sideways.
            using (html.Open("caption")) html.Leaf("span", Caption);
            using (html.Open("thead"))
            using (html.Open("tr"))
                foreach (var column in Columns) WriteHead(html, column);
            using (html.Open("tbody"))
                foreach (var row in rows.Take(shown)) WriteRow(html, row);
        }

        if (rows.Count <= shown) return;
        using (html.Open("template"))
        using (html.Open("table"))
        using (html.Open("tbody"))
            foreach (var row in rows.Skip(shown)) WriteRow(html, row);
        html.Leaf(
            "p", $"The first {shown} of {NumberText.Count(rows.Count)} rows; the page's script shows the others.",
            ("class", "without-script"));
    }

    private static void WriteControls(HtmlWriter html, IReadOnlyList<TableRow> rows)
    {
        using var controls = html.Open("div", ("class", "controls"), ("hidden", ""));
        using (html.Open("label"))
        {
            html.Text("Filter ");
            html.Void("input", ("type", "search"), ("placeholder", "part of a row"), ("autocomplete", "off"));
        }

        List<string> kinds = [.. rows.Select(row => row.Kind).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (kinds.Count > 1)
        {
            using var label = html.Open("label");
            html.Text("Kind ");
            using var select = html.Open("select");
            html.Leaf("option", "all", ("value", ""));
            foreach (var kind in kinds) html.Leaf("option", kind, ("value", kind));
        }

        using (html.Open("span", ("class", "pager")))
        {
            html.Leaf("button", "Previous", ("type", "button"), ("class", "previous"));
            html.Leaf("button", "Next", ("type", "button"), ("class", "next"));
        }

        html.Leaf("span", "", ("class", "status"), ("role", "status"));
    }

    private void WriteHead(HtmlWriter html, Column column)
    {
        var number = column.IsNumber ? "number" : null;
        if (!IsSearchable)
        {
            html.Leaf("th", column.Title, ("scope", "col"), ("class", number));
            return;
        }

        using var head = html.Open("th", ("scope", "col"), ("class", number), ("aria-sort", "none"));
        html.Leaf("button", column.Title, ("type", "button"));
    }

    private void WriteRow(HtmlWriter html, TableRow row)
    {
        using var line = html.Open("tr", ("data-kind", row.Kind));
        for (var i = 0; i < Columns.Count; i++)
        {
            var (column, cell) = (Columns[i], row.Cells[i]);
            using var element = html.Open(
                column.IsHeader ? "th" : "td", ("scope", column.IsHeader ? "row" : null),
                ("class", column.IsNumber ? "number" : null), ("data-key", IsSearchable ? cell.Key : null));
            cell.Write(html);
        }
    }
}

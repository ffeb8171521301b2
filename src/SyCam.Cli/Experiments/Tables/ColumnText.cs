namespace SyCam.Cli.Experiments.Tables;

/// <summary>A column in words.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HigherIsBetter">The direction; null for a column that has none.</param>
/// <param name="Cells">One for each row.</param>
internal sealed record ColumnText(string Name, bool? HigherIsBetter, IReadOnlyList<CellText> Cells)
{
    /// <summary>The name with an arrow in the better direction.</summary>
    public string Heading => HigherIsBetter switch
    {
        true => $"{Name} \u2191",
        false => $"{Name} \u2193",
        null => Name,
    };
}

namespace SyCam.Cli.Experiments.Tables;

/// <summary>A cell in words.</summary>
/// <param name="Value">The number, or <c>-</c>.</param>
/// <param name="Interval">Its interval; empty for none.</param>
/// <param name="Note">What else there is to say, such as a p-value; empty for nothing.</param>
/// <param name="IsBest">True when it is to stand out.</param>
internal sealed record CellText(string Value, string Interval = "", string Note = "", bool IsBest = false)
{
    /// <summary>The parts that are not empty, the number with a star when it is the best.</summary>
    public IEnumerable<string> Parts =>
        new[] { IsBest ? $"*{Value}" : Value, Interval, Note }.Where(part => part.Length > 0);
}

namespace SyCam.Cli.Reports.Results;

/// <summary>The file <c>front.json</c>.</summary>
/// <param name="Front">The thick front by rising cost.</param>
internal sealed record FrontFile(IReadOnlyList<FrontRow> Front)
{
    /// <summary>Its name in a run folder.</summary>
    public const string FileName = "front.json";
}

namespace SyCam.Eval.Saliency;

/// <summary>What the statuses are called in tables and journals.</summary>
public static class MapStatuses
{
    /// <summary>The status in words.</summary>
    public static string ToName(this MapStatus status) => status switch
    {
        MapStatus.Ok => "ok",
        MapStatus.Constant => "constant",
        MapStatus.Zero => "zero",
        MapStatus.Missing => "missing",
        _ => "not finite",
    };
}

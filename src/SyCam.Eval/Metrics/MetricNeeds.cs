namespace SyCam.Eval.Metrics;

/// <summary>What a metric needs besides the saliency of the images.</summary>
[Flags]
public enum MetricNeeds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An object mask for each image.</summary>
    Masks = 1,

    /// <summary>The frozen network.</summary>
    Network = 2,

    /// <summary>The method itself, which is run on changed images or taken apart; a map that was made elsewhere has none.
    /// </summary>
    Method = 4,
}

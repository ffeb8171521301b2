namespace SyCam.Search.Objectives;

/// <summary>How a mean must compare with a bound.</summary>
public enum MetricRelation
{
    /// <summary>Above the bound.</summary>
    Above,

    /// <summary>At the bound or above.</summary>
    AtLeast,

    /// <summary>Below the bound.</summary>
    Below,

    /// <summary>At the bound or below.</summary>
    AtMost,
}

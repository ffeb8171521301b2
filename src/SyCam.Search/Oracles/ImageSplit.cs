namespace SyCam.Search.Oracles;

/// <summary>Which of the two disjoint sets of images.</summary>
public enum ImageSplit
{
    /// <summary>The images that the search may look at.</summary>
    Search,

    /// <summary>The images that only final scores look at.</summary>
    HeldOut,
}

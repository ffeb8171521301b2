namespace SyCam.Search.Ranking;

/// <summary>The best row for the images of one class by the objective on the search images; controls and rows that
/// break a constraint do not take part.</summary>
/// <param name="Class">The class that is explained.</param>
/// <param name="Best">The row.</param>
/// <param name="Search">Its mean over the class's search images.</param>
/// <param name="HeldOut">Its mean over the class's held-out images; NaN without any.</param>
/// <param name="ReferenceSearch">The mean of the baseline that is best on all search images; NaN without one.</param>
/// <param name="ReferenceHeldOut">The same over the held-out images.</param>
/// <param name="SearchImages">The number of the class's search images.</param>
/// <param name="HeldOutImages">The number of its held-out images.</param>
public sealed record ClassBest(
    string Class, LeaderboardRow Best, double Search, double HeldOut, double ReferenceSearch, double ReferenceHeldOut,
    int SearchImages, int HeldOutImages);

namespace SyCam.Cli.Reports.Results;

/// <summary>The best row of a class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Best">The row's rank.</param>
/// <param name="Search">Its mean on the class's search images.</param>
/// <param name="HeldOut">Its mean on the class's held-out images.</param>
/// <param name="ReferenceSearch">The best baseline's mean on the search images.</param>
/// <param name="ReferenceHeldOut">The same on the held-out images.</param>
/// <param name="SearchImages">The number of search images.</param>
/// <param name="HeldOutImages">The number of held-out images.</param>
internal sealed record ClassResult(
    string Class, int Best, double? Search, double? HeldOut, double? ReferenceSearch, double? ReferenceHeldOut,
    int SearchImages, int HeldOutImages);

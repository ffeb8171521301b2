using Microsoft.Z3;

namespace SyCam.Search.Proving;

/// <summary>What Z3 said to one query.</summary>
/// <param name="Status">Its answer.</param>
/// <param name="Hash">The hash of the query's SMT-LIB text.</param>
/// <param name="Model">The assignment, where there is one.</param>
internal sealed record QueryResult(Status Status, string Hash, Model? Model = null);

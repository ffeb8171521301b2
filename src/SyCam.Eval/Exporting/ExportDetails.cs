namespace SyCam.Eval.Exporting;

/// <summary>What an exported source says of itself.</summary>
/// <param name="TypeName">The name of the class: a C# identifier.</param>
/// <param name="Expression">The expression as the language writes it.</param>
/// <param name="Notes">Lines for the header: where the expression comes from and how it scored.</param>
public sealed record ExportDetails(string TypeName, string Expression, IReadOnlyList<string> Notes);

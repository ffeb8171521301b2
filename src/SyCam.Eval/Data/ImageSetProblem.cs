namespace SyCam.Eval.Data;

/// <summary>Something wrong with an image set; all kinds but notes leave the file out.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The file that it is about.</param>
/// <param name="Message">A sentence for the user that names the file.</param>
public sealed record ImageSetProblem(ProblemKind Kind, string Path, string Message);

namespace SyCam.Eval.Data.Annotations;

/// <summary>Finds the annotation of each candidate.</summary>
internal static class AnnotationPairing
{
    private const int Shown = 8;

    /// <summary>The candidates with annotations; those that have none or a damaged one are left out and added to the
    /// problems.</summary>
    /// <exception cref="InputException">The annotations cannot be read, or none of their categories is a class.
    /// </exception>
    public static IReadOnlyList<Candidate> Apply(
        IReadOnlyList<Candidate> candidates, string path, bool includeCrowds, CategoryClasses categories,
        List<ImageSetProblem> problems)
    {
        var source = AnnotationFile.Open(path, includeCrowds);
        List<Candidate> kept = [];
        foreach (var candidate in candidates)
        {
            var annotation = source.Find(candidate.RelativePath);
            if (annotation is null)
            {
                problems.Add(new ImageSetProblem(
                    ProblemKind.MissingMask, candidate.Path, $"{candidate.Path}: no annotation in {path}"));
            }
            else if (annotation.Fault is { } fault)
            {
                problems.Add(new ImageSetProblem(ProblemKind.CorruptMask, candidate.Path, fault));
            }
            else
            {
                kept.Add(candidate with { Annotation = annotation });
            }
        }

        NoteUnknown(path, kept, categories, problems);
        return kept;
    }

    private static void NoteUnknown(
        string path, List<Candidate> candidates, CategoryClasses categories, List<ImageSetProblem> problems)
    {
        var all = candidates.SelectMany(candidate => candidate.Annotation!.Objects).Select(one => one.Category)
            .Distinct().Order(StringComparer.Ordinal).ToList();
        var unknown = all.Where(category => !categories.IsKnown(category)).ToList();
        if (unknown.Count == 0) return;
        var more = unknown.Count > Shown ? $" and {unknown.Count - Shown} more" : "";
        var message = $"{path}: categories that stand for no class of the model: {string.Join(", ", unknown.Take(Shown))}{more}; "
            + "--category-map FILE.csv (category,class) says what they are, --category-map any takes every object";
        if (unknown.Count == all.Count) throw new InputException(message);
        problems.Add(new ImageSetProblem(ProblemKind.Note, path, message));
    }
}

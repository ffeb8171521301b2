namespace SyCam.Eval.Data;

/// <summary>Finds the class of each candidate.</summary>
internal static class Labelling
{
    /// <summary>
    /// The candidates with labels, without those whose label names no class; these are added to the problems.
    /// </summary>
    /// <exception cref="InputException">The table of labels cannot be read.</exception>
    public static IReadOnlyList<Candidate> Apply(
        IReadOnlyList<Candidate> candidates,
        ImageSetOptions options,
        List<ImageSetProblem> problems)
    {
        var labels = options.Labels is null ? null : LabelTable.Read(options.Labels);
        if (labels is not null)
            candidates = [.. candidates.Select(c => c with { RawLabel = labels.Find(c.RelativePath) })];
        candidates = [.. candidates.Select(c => c with { Label = c.RawLabel?.Resolve(options.Classes, options.ClassCount) })];
        // Folders are classes if one of them is: photos/holiday/ must not be an unknown class.
        var foldersAreClasses = candidates.Any(c => c.RawLabel?.Source == LabelSource.Folder && c.Label is not null);
        var kept = new List<Candidate>();
        foreach (var candidate in candidates)
        {
            var message = Complaint(candidate, options, foldersAreClasses);
            if (message is null) kept.Add(candidate);
            else problems.Add(new ImageSetProblem(ProblemKind.UnknownLabel, candidate.Path, message));
        }
        return kept;
    }

    private static string? Complaint(Candidate candidate, ImageSetOptions options, bool foldersAreClasses)
    {
        if (candidate.Label is not null) return null;
        if (candidate.RawLabel is not { } label)
            return options.Labels is null ? null : $"{candidate.Name}: no label in {options.Labels}, or several";
        if (label.Source == LabelSource.Folder && !foldersAreClasses) return null;
        return $"{candidate.Name}: {label.Complaint(options.Classes, options.ClassCount)}";
    }
}

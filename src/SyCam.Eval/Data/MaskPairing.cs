namespace SyCam.Eval.Data;

/// <summary>Finds the mask of each candidate.</summary>
internal static class MaskPairing
{
    /// <summary>
    /// The candidates with masks from <see cref="ImageSetOptions.Masks"/>; those that lack one though masks were asked
    /// for are left out and added to the problems, as are masks that no candidate has.
    /// </summary>
    /// <exception cref="InputException">The folder of masks cannot be listed.</exception>
    public static IReadOnlyList<Candidate> Apply(
        IReadOnlyList<Candidate> candidates,
        ImageSetOptions options,
        List<ImageSetProblem> problems)
    {
        if (options.Masks is { } folder) candidates = Pair(candidates, folder, options, problems);
        if (options.Masks is null && (!options.RequireMasks || options.Annotations is not null)) return candidates;
        foreach (var candidate in candidates.Where(c => c.MaskPath is null))
        {
            var where = options.Masks is null ? "" : $" in {options.Masks}";
            var message = $"{candidate.Path}: no mask{where}";
            problems.Add(new ImageSetProblem(ProblemKind.MissingMask, candidate.Path, message));
        }
        return [.. candidates.Where(c => c.MaskPath is not null)];
    }

    private static IReadOnlyList<Candidate> Pair(
        IReadOnlyList<Candidate> candidates,
        string folder,
        ImageSetOptions options,
        List<ImageSetProblem> problems)
    {
        var masks = ImageFolder.List(folder, options.Recursive);
        var byPath = masks.ToLookup(mask => WithoutEnding(ImageFolder.Relative(folder, mask)), StringComparer.Ordinal);
        var byStem = masks.ToLookup(Path.GetFileNameWithoutExtension, StringComparer.Ordinal);
        var imagesByStem = candidates.ToLookup(c => Stem(c), StringComparer.Ordinal);
        candidates = [.. candidates.Select(c => c with
        {
            MaskPath = c.MaskPath
                ?? byPath[WithoutEnding(c.RelativePath)].FirstOrDefault()
                ?? (imagesByStem[Stem(c)].Count() == 1 ? Only(byStem[Stem(c)]) : null),
        })];

        // A table may name a few of the images of a folder whose masks are all there.
        if (!Directory.Exists(options.Images)) return candidates;
        var used = candidates.Select(c => c.MaskPath).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(masks.Where(mask => !used.Contains(mask)).Select(
            mask => new ImageSetProblem(ProblemKind.MaskWithoutImage, mask, $"{mask}: a mask of no image")));
        return candidates;
    }

    private static string? Only(IEnumerable<string> paths) => paths.Count() == 1 ? paths.First() : null;

    private static string Stem(Candidate candidate) => Path.GetFileNameWithoutExtension(candidate.RelativePath);

    private static string WithoutEnding(string path) => Path.ChangeExtension(path, null);
}

using SyCam.Eval.Data.Annotations;

namespace SyCam.Eval.Data;

/// <summary>Finds the images of a run with their labels, masks and splits.</summary>
public static class ImageSetReader
{
    private const int ShownProblems = 10;

    /// <summary>
    /// Reads a set. The same files and options give the same set on every machine. Images that cannot be used are left
    /// out and named in <see cref="ImageSet.Problems"/>; with <see cref="ImageSetOptions.Strict"/> they are an error.
    /// </summary>
    /// <exception cref="InputException">A folder or table cannot be read, no image is left, or there is a problem in
    /// strict mode.</exception>
    /// <exception cref="Images.MissingCodecException">The library for a picture's format is not installed.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static ImageSet Read(ImageSetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Limit is { } least) ArgumentOutOfRangeException.ThrowIfLessThan(least, 1, nameof(options));
        if (!(options.SearchFraction > 0 && options.SearchFraction <= 1))
            throw new ArgumentOutOfRangeException(nameof(options), $"a search fraction of {options.SearchFraction}");
        if (options.Masks is not null && options.Annotations is not null)
            throw new InputException("masks and annotations both say where the object is: give one of them");

        var problems = new List<ImageSetProblem>();
        var candidates = CandidateSource.List(options);
        var listed = candidates.Count;
        candidates = DropRepeated(candidates, problems);
        // In a folder the ending tells pictures from other files; a file that was named is one in any case.
        if (Directory.Exists(options.Images)) candidates = DropUnsupported(candidates, problems);
        candidates = MaskPairing.Apply(candidates, options, problems);
        var categories = options.Annotations is null && options.CategoryMap is null
            ? null
            : CategoryClasses.Read(options.CategoryMap, options.Classes);
        if (options.Annotations is { } annotations)
            candidates = AnnotationPairing.Apply(candidates, annotations, options.IncludeCrowds, categories!, problems);
        candidates = Labelling.Apply(candidates, options, problems);
        candidates = Splitting.ReadGiven(candidates, problems);
        if (options.Limit is { } limit && limit < candidates.Count)
        {
            var drawn = StratifiedDraw.Draw(candidates, limit, options.Seed);
            candidates = [.. candidates.Where(c => drawn.Contains(c.RelativePath))];
        }
        if (options.Verify) candidates = Verification.Apply(candidates, problems);
        candidates = Splitting.DrawOthers(candidates, options);

        ThrowIfUseless(options, listed, candidates, problems);
        return new ImageSet([.. candidates.Select(ToItem)], problems, categories);
    }

    private static List<Candidate> DropRepeated(IReadOnlyList<Candidate> candidates, List<ImageSetProblem> problems)
    {
        var kept = new List<Candidate>();
        foreach (var candidate in candidates.OrderBy(c => c.RelativePath, StringComparer.Ordinal))
        {
            if (kept.Count == 0 || kept[^1].RelativePath != candidate.RelativePath) kept.Add(candidate);
            else
            {
                var other = kept[^1].RawLabel == candidate.RawLabel ? "" : ", with different labels";
                var message = $"{candidate.Name}: listed more than once{other}; the first counts";
                problems.Add(new ImageSetProblem(ProblemKind.DuplicateImage, candidate.Path, message));
            }
        }
        return kept;
    }

    private static List<Candidate> DropUnsupported(IReadOnlyList<Candidate> candidates, List<ImageSetProblem> problems)
    {
        problems.AddRange(candidates.Where(c => !ImageFolder.IsReadable(c.Path)).Select(c => new ImageSetProblem(
            ProblemKind.UnsupportedImage, c.Path, $"{c.Path}: only JPEG and PNG are read; convert it first")));
        return [.. candidates.Where(c => ImageFolder.IsReadable(c.Path))];
    }

    private static void ThrowIfUseless(
        ImageSetOptions options,
        int listed,
        IReadOnlyList<Candidate> candidates,
        List<ImageSetProblem> problems)
    {
        List<string> faults = [.. problems.Where(p => p.Kind != ProblemKind.Note).Select(p => p.Message)];
        if (candidates.Count > 0 && !(options.Strict && faults.Count > 0)) return;
        var summary = candidates.Count == 0
            ? $"{options.Images}: no usable image among {listed} listed"
            : $"{options.Images}: {faults.Count} {(faults.Count == 1 ? "problem" : "problems")} in strict mode";
        var rest = faults.Count > ShownProblems ? $"\n  and {faults.Count - ShownProblems} more" : "";
        throw new InputException(string.Join("\n  ", faults.Take(ShownProblems).Prepend(summary)) + rest);
    }

    private static ImageItem ToItem(Candidate candidate) => new(
        candidate.Path, candidate.RelativePath, candidate.Label, candidate.MaskPath, candidate.Split!.Value)
    {
        Annotation = candidate.Annotation,
    };
}

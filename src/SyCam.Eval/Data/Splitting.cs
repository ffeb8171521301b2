namespace SyCam.Eval.Data;

/// <summary>Gives each candidate its part of the set.</summary>
internal static class Splitting
{
    /// <summary>
    /// Reads the splits that the user wrote; candidates with others are left out and added to the problems.
    /// </summary>
    public static IReadOnlyList<Candidate> ReadGiven(
        IReadOnlyList<Candidate> candidates,
        List<ImageSetProblem> problems)
    {
        var kept = new List<Candidate>();
        foreach (var candidate in candidates)
        {
            if (candidate.RawSplit is null) kept.Add(candidate);
            else if (Parse(candidate.RawSplit) is { } split) kept.Add(candidate with { Split = split });
            else
            {
                var message = $"{candidate.Name}: the split '{candidate.RawSplit}' is neither 'search' nor 'held-out'";
                problems.Add(new ImageSetProblem(ProblemKind.UnknownSplit, candidate.Path, message));
            }
        }
        return kept;
    }

    /// <summary>Draws the splits that were not given; the search gets at least one image.</summary>
    public static IReadOnlyList<Candidate> DrawOthers(IReadOnlyList<Candidate> candidates, ImageSetOptions options)
    {
        List<Candidate> open = [.. candidates.Where(c => c.Split is null)];
        var count = (int)Math.Round(open.Count * options.SearchFraction, MidpointRounding.AwayFromZero);
        if (open.Count == candidates.Count) count = Math.Max(count, 1);
        var search = StratifiedDraw.Draw(open, count, options.Seed);
        return [.. candidates.Select(c => c with
        {
            Split = c.Split ?? (search.Contains(c.RelativePath) ? Split.Search : Split.HeldOut),
        })];
    }

    private static Split? Parse(string text) => text.ToUpperInvariant() switch
    {
        "SEARCH" => Split.Search,
        "HELD-OUT" or "HELD_OUT" or "HELDOUT" => Split.HeldOut,
        _ => null,
    };
}

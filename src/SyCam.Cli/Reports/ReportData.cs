using SyCam.Cli.Reports.Gallery;
using SyCam.Cli.Reports.Results;
using SyCam.Grammar.Typing;
using SyCam.Search.Journal;

namespace SyCam.Cli.Reports;

/// <summary>All that a report shows of a run.</summary>
internal sealed record ReportData
{
    /// <summary>The run folder, as the user named it.</summary>
    public required string Folder { get; init; }

    /// <summary>The results; of a run without an end, those that its journal tells.</summary>
    public required LeaderboardFile Results { get; init; }

    /// <summary>What <c>run.json</c> and the journal say.</summary>
    public required RunRecord Record { get; init; }

    /// <summary>Why the results are not final, in a sentence; null when they are.</summary>
    public string? Unfinished { get; init; }

    /// <summary>The thick front of cost and score.</summary>
    public IReadOnlyList<FrontRow> Front { get; init; } = [];

    /// <summary>The races and when the best map changed; null before the run's end.</summary>
    public SearchFile? Search { get; init; }

    /// <summary>Every map with coarse scores on all search images.</summary>
    public IReadOnlyList<ScoredRow> Scored { get; init; } = [];

    /// <summary>The text of the grammar with its imports in place; null where the folder does not hold it yet.</summary>
    public string? GrammarText { get; init; }

    /// <summary>The inputs that expressions are read with.</summary>
    public IReadOnlyList<InputDeclaration> Inputs { get; init; } = [];

    /// <summary>The text of <c>run.yaml</c>: every option of the run; null where the folder does not hold it.</summary>
    public string? RunFile { get; init; }

    /// <summary>The pictures.</summary>
    public GalleryPictures Gallery { get; init; } = GalleryPictures.None("Pictures were not asked for.");

    /// <summary>The objective's direction.</summary>
    public bool HigherIsBetter => Results.Metrics[0].HigherIsBetter;

    /// <summary>The best expression that the search found, by the objective on the search images; null: none.</summary>
    public ResultRow? BestCandidate =>
        Results.Rows.FirstOrDefault(row => row.Kind == ResultRow.Candidate && row.Score is not null);

    /// <summary>The best named method; null: none.</summary>
    public ResultRow? BestBaseline => Results.Rows.FirstOrDefault(row => row.Kind == ResultRow.Baseline);

    /// <summary>The held-out results of a row; null: none.</summary>
    public HeldOutResult? HeldOutOf(ResultRow row) =>
        Results.HeldOutTable.Rows.FirstOrDefault(held => held.Rank == row.Rank);

    /// <summary>True when a score is better than another one.</summary>
    public bool IsBetter(double? score, double? other) =>
        score is not null && (other is null || (HigherIsBetter ? score > other : score < other));
}

using System.Text.Json.Nodes;
using SyCam.Cli.Commands;
using SyCam.Eval;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Experiments;

/// <summary>What the folder of a run says of how it was made.</summary>
internal static class SavedRun
{
    /// <summary>The file with the options of the run.</summary>
    public const string FileName = "run.yaml";

    /// <summary>The job of a run, with the grammar that the folder keeps.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="output">The run folder of the job.</param>
    /// <exception cref="InputException">The folder has no record of its run, or a damaged one.</exception>
    public static SynthesisJob Job(string folder, string output)
    {
        var record = Path.Combine(folder, FileName);
        if (!File.Exists(record))
            throw new InputException($"{folder} is no run folder with a {FileName}: runs of an older version have none");
        return JobOptions.Parse(
            ["--config", record, "--grammar", Path.Combine(folder, RunFolder.GrammarFile), "--out", output]);
    }

    /// <summary>The job that ends with the leaderboard of a finished run: where a clock ended that run, it does as much
    /// and looks at no clock.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="output">The run folder of the job.</param>
    /// <exception cref="InputException">The folder has no finished run.</exception>
    public static SynthesisJob Again(string folder, string output)
    {
        var job = Job(folder, output);
        var leaderboard = RunFolder.ReadJson(folder, RunFolder.LeaderboardFile);
        return job.Budget is null ? job : job with { Budget = null, Plan = Plan(leaderboard, folder) };
    }

    private static RunPlan Plan(JsonNode leaderboard, string folder)
    {
        try
        {
            var plan = leaderboard["plan"]!;
            var cohorts = ((string)plan["cohorts"]!).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return new RunPlan(
                [.. cohorts.Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture))], (int)plan["finals"]!);
        }
        catch (Exception error) when (error is NullReferenceException or FormatException or InvalidOperationException
            or OverflowException)
        {
            throw new InputException($"{folder}: {RunFolder.LeaderboardFile} does not say how far the run went", error);
        }
    }
}

using SyCam.Search.Journal;
using SyCam.Search.Objectives;
using SyCam.Search.Racing;
using SyCam.Search.Reporting;
using SyCam.Search.Synthesis;
using SyCam.Search.Tests.Support;
using SyCam.Search.Tests.Synthesis;
using SyCam.Testing;

namespace SyCam.Search.Tests.Journal;

public sealed class ResumeTests
{
    private static readonly IReadOnlyList<string> Results = ReportFiles.Names;

    [Fact]
    public void A_run_whose_journal_was_cut_at_any_byte_resumes_to_the_identical_results()
    {
        using var whole = new TemporaryFolder();
        Run(whole.Path, resume: false, out var all);
        var expected = Results.ToDictionary(name => name, name => File.ReadAllBytes(whole.File(name)));
        var journal = File.ReadAllBytes(whole.File("journal.jsonl"));
        var random = new Random(5);
        for (var trial = 0; trial < 40; trial++)
        {
            var length = trial switch { 0 => 0, 1 => journal.Length - 1, _ => random.Next(journal.Length) };
            using var cut = new TemporaryFolder();
            File.Copy(whole.File("run.json"), cut.File("run.json"));
            File.WriteAllBytes(cut.File("journal.jsonl"), journal[..length]);

            Run(cut.Path, resume: true, out var scored);

            foreach (var name in Results)
            {
                var actual = File.ReadAllBytes(cut.File(name));
                Assert.True(expected[name].AsSpan().SequenceEqual(actual), $"{name} at {length}");
            }

            Assert.True(length == 0 ? scored == all : scored <= all);
            if (length == journal.Length - 1) Assert.Equal(0, scored);
        }
    }

    [Theory]
    [InlineData(RaceBound.Asymptotic)]
    [InlineData(RaceBound.Rigorous)]
    [InlineData(RaceBound.Halving)]
    [InlineData(RaceBound.None)]
    public void With_every_bound_a_resumed_run_has_the_results_of_an_undisturbed_one(RaceBound bound)
    {
        using var whole = new TemporaryFolder();
        RunRaced(whole.Path, bound, resume: false);
        var journal = File.ReadAllBytes(whole.File("journal.jsonl"));
        foreach (var part in new[] { 0.0, 0.15, 0.4, 0.65, 0.9 })
        {
            using var cut = new TemporaryFolder();
            File.Copy(whole.File("run.json"), cut.File("run.json"));
            File.WriteAllBytes(cut.File("journal.jsonl"), journal[..(int)(part * journal.Length)]);

            var report = RunRaced(cut.Path, bound, resume: true);

            Assert.Equal(bound != RaceBound.None, report.Counters.RacedOut > 0);
            foreach (var name in Results)
                Assert.True(File.ReadAllBytes(whole.File(name)).AsSpan().SequenceEqual(File.ReadAllBytes(cut.File(name))), $"{name} at {part}");
        }
    }

    [Fact]
    public void A_run_with_another_bound_objective_or_constraint_is_refused()
    {
        using var folder = new TemporaryFolder();
        Run(folder.Path, resume: false, out _);

        var race = Refusal(Options(folder.Path) with { Race = RaceOptions.Off });
        var constrained = Refusal(Options(folder.Path) with { Constraints = [MetricConstraint.Parse("down > 0.1")] });

        Assert.Contains("race is 'none; 5 together, 3 elites of a cost' and was 'asymptotic alpha 0.05", race, StringComparison.Ordinal);
        Assert.Contains("constraints is 'down > 0.1' and was ''", constrained, StringComparison.Ordinal);
        Assert.Contains("\"normal forms\": \"version 1\"", File.ReadAllText(folder.File("run.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Resuming_a_whole_run_scores_nothing_and_asks_the_prover_nothing()
    {
        using var folder = new TemporaryFolder();
        Run(folder.Path, resume: false, out _);
        var journal = File.ReadAllBytes(folder.File("journal.jsonl"));

        var report = Run(folder.Path, resume: true, out var scored);

        Assert.Equal(0, scored);
        Assert.Equal(0, report.Counters.Proofs);
        Assert.Equal(journal, File.ReadAllBytes(folder.File("journal.jsonl")));
    }

    [Fact]
    public void A_folder_that_holds_a_run_is_refused_without_resume()
    {
        using var folder = new TemporaryFolder();
        Run(folder.Path, resume: false, out _);

        var error = Assert.Throws<RunFolderException>(() => Run(folder.Path, resume: false, out _));

        Assert.Equal($"{folder.Path} already holds a run: give another folder, or resume that run", error.Message);
    }

    [Fact]
    public void A_run_of_another_grammar_seed_or_model_is_refused_and_the_difference_named()
    {
        using var folder = new TemporaryFolder();
        Run(folder.Path, resume: false, out _);

        var grammar = Refusal(Options(folder.Path) with
        {
            Grammar = TestGrammars.Gradient() with { Hash = "changed" },
        });
        var seed = Refusal(Options(folder.Path) with { Seed = 4 });
        var model = Assert.Throws<RunFolderException>(() =>
            new Synthesizer(new FakeOracle { Identity = "other model" }, new FakeProver())
                .Run(Options(folder.Path) with { Resume = true }, null, TestContext.Current.CancellationToken)).Message;

        Assert.Contains("grammar is 'Cam changed' and was 'Cam gradient-by-hand'", grammar, StringComparison.Ordinal);
        Assert.Contains("seed is '4' and was '3'", seed, StringComparison.Ordinal);
        Assert.Contains(
            "model and images is 'other model' and was 'fake model, fake images'", model, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_line_before_the_last_is_refused_with_its_place_and_what_to_do()
    {
        using var folder = new TemporaryFolder();
        Run(folder.Path, resume: false, out _);
        var lines = File.ReadAllLines(folder.File("journal.jsonl"));
        lines[4] = lines[4][..20];
        File.WriteAllText(folder.File("journal.jsonl"), string.Join('\n', lines) + "\n");

        var error = Assert.Throws<RunFolderException>(() => Run(folder.Path, resume: true, out _));

        Assert.Equal(
            $"{folder.File("journal.jsonl")}(5,21): the journal is damaged: this is no JSON. Put a copy of it back, or "
            + "delete line 5 and all after it: what they held is scored again",
            error.Message);
    }

    [Theory]
    [InlineData("{\"kind\":\"score\",\"map\":\"A\"")]
    [InlineData("{\"kind\":\"unheard of\"}\n")]
    [InlineData("\0\0\0\0\0\0\0\0\n")]
    public void An_unreadable_last_line_is_cut_off(string tail)
    {
        using var folder = new TemporaryFolder();
        Run(folder.Path, resume: false, out _);
        var whole = File.ReadAllBytes(folder.File("journal.jsonl"));
        File.AppendAllText(folder.File("journal.jsonl"), tail);

        Run(folder.Path, resume: true, out _);

        Assert.Equal(whole, File.ReadAllBytes(folder.File("journal.jsonl")));
    }

    [Fact]
    public void A_second_run_in_the_same_folder_is_refused_while_the_first_one_runs()
    {
        using var folder = new TemporaryFolder();
        string? refusal = null;
        var oracle = new FakeOracle
        {
            BeforeBatch = (_, _) => refusal ??= Assert.Throws<RunFolderException>(
                () => Run(folder.Path, resume: true, out int _)).Message,
        };

        new Synthesizer(oracle, new FakeProver())
            .Run(Options(folder.Path), null, TestContext.Current.CancellationToken);
        Run(folder.Path, resume: true, out _);

        Assert.Equal($"{folder.Path} is in use by another run: wait for it to end, or give another folder", refusal);
    }

    [Fact]
    public void Scores_that_are_no_numbers_survive_the_journal()
    {
        using var folder = new TemporaryFolder();
        double[] special =
            [double.NaN, 0.1, double.PositiveInfinity, -0.0, 1.0 / 3, double.NegativeInfinity, double.Epsilon];
        var key = new ScoreKey("A", SyCam.Search.Oracles.ImageSplit.HeldOut, SyCam.Search.Oracles.Fidelity.Full, 3);
        var entry = new ScoreEntry(
            new Dictionary<string, IReadOnlyList<double>> { ["up"] = special },
            new Dictionary<string, int> { ["constant"] = 2 },
            TimeSpan.FromMilliseconds(1.5));
        using (var journal = RunJournal.Open(folder.Path, new RunIdentity([]), resume: false))
        {
            journal.Add(key, entry);
            journal.Flush(TimeSpan.FromSeconds(7));
        }

        using var again = RunJournal.Open(folder.Path, new RunIdentity([]), resume: true);

        Assert.True(again.TryGetScore(key, out var read));
        Assert.Equal(
            special.Select(BitConverter.DoubleToInt64Bits),
            read.PerImage["up"].Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(2, read.Problems["constant"]);
        Assert.Equal(TimeSpan.FromMilliseconds(1.5), read.Elapsed);
        Assert.Equal(TimeSpan.FromSeconds(7), again.SpentBefore);
    }

    private static string Refusal(SynthesisOptions options) =>
        Assert.Throws<RunFolderException>(() => new Synthesizer(new FakeOracle(), new FakeProver())
            .Run(options with { Resume = true }, null, TestContext.Current.CancellationToken)).Message;

    private static SynthesisOptions Options(string folder) => SynthesizerTests.Options(5) with
    {
        RunFolder = folder,
        CohortSize = 5,
    };

    // Enough images to be raced on, with limits and a bound that count alike in both parts of a run.
    private static SynthesisReport RunRaced(string folder, RaceBound bound, bool resume)
    {
        var oracle = new FakeOracle
        {
            SearchCount = 60,
            Metrics = [new("up", true, "up 1") { Width = 1.25, CoarsePasses = 1, FullPasses = 2 }, new("down", false, "down 1")],
        };
        var options = Options(folder) with
        {
            Objective = "up",
            Constraints = [MetricConstraint.Parse("down > 0.2")],
            CohortSize = 8,
            MaxPasses = 6000,
            Race = new RaceOptions { Bound = bound },
            Order = bound == RaceBound.Halving ? CandidateOrder.Probe : CandidateOrder.Cost,
            Resume = resume,
        };
        return new Synthesizer(oracle, new FakeProver()).Run(options, null, TestContext.Current.CancellationToken);
    }

    // The prover answers some questions, so that proofs are resumed too.
    private static SynthesisReport Run(string folder, bool resume, out int scored)
    {
        var oracle = new FakeOracle();
        var prover = new FakeProver
        {
            OnEqual = (left, right, _, facts) => facts.All.Count == 0 && (left.Size + right.Size) % 2 == 0
                ? FakeProver.Unknown
                : FakeProver.Proved,
        };
        var report = new Synthesizer(oracle, prover)
            .Run(Options(folder) with { Resume = resume }, null, TestContext.Current.CancellationToken);
        scored = oracle.Scored.Count;
        return report;
    }
}

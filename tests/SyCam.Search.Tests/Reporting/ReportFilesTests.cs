using System.Text.Json.Nodes;
using SyCam.Grammar.Terms;
using SyCam.Search.Enumeration;
using SyCam.Search.Equivalence;
using SyCam.Search.Objectives;
using SyCam.Search.Oracles;
using SyCam.Search.Proving;
using SyCam.Search.Ranking;
using SyCam.Search.Reporting;
using SyCam.Search.Synthesis;
using static SyCam.Search.Tests.Support.Terms;

namespace SyCam.Search.Tests.Reporting;

public sealed class ReportFilesTests
{
    [Fact]
    public void The_table_of_values_has_a_line_per_row_and_quotes_what_holds_a_comma()
    {
        var report = Report();

        Assert.Equal(
            "rank,kind,names,cost,fidelity,coarse,search up,held-out up,gain,low,high,breaks,map\n"
            + "1,candidate,,6,full,0.5,0.75,0.5,0.25,-0.125,0.5,,\"relu(sum_k(div0(A, G)))\"\n"
            + "2,baseline,HiResCAM GradCAM,3,coarse,0.1,,,,,,,relu(sum_k(A * G))\n",
            CsvReport.Leaderboard(report));
    }

    [Fact]
    public void The_page_for_people_says_what_was_ranked_how_and_what_collapsed()
    {
        Assert.Equal(
            """
            # Cam: up

            Ranked on 12 search images, higher is better; checked on 8 held-out images. Complete up to cost 5.

            | # | expression | names | cost | search | held-out | gain over HiResCAM (95 %) |
            |--:|--|--|--:|--:|--:|--|
            | 1 | `relu(sum_k(div0(A, G)))` |  | 6 | 0.7500 | 0.5000 | 0.2500 [-0.1250, 0.5000] |
            | 2 | `relu(sum_k(A * G))` | HiResCAM, GradCAM | 3 | 0.1000 (coarse) |  |  |

            GradCAM is the same as HiResCAM here: proved under spatially_const(G).

            """,
            MarkdownReport.Leaderboard(Report()));
    }

    [Fact]
    public void The_file_for_programs_can_be_read_and_writes_what_is_no_number_as_null()
    {
        var root = JsonNode.Parse(JsonReport.Leaderboard(Report()))!;

        Assert.Null(root["rungAgreement"]);
        Assert.Equal("CostLimit", (string?)root["stopReason"]);
        Assert.Equal(5, (int?)root["completeUpToCost"]);
        Assert.Equal("relu(sum_k(div0(A, G)))", (string?)root["rows"]![0]!["map"]);
        Assert.Equal(-0.125, (double?)root["rows"]![0]!["againstBaselines"]![0]!["low"]);
        Assert.Equal([2, 1], root["pareto"]!.AsArray().Select(rank => (int)rank!));
        Assert.Equal("GradCAM", (string?)root["collapses"]![0]!["same"]);
        Assert.DoesNotContain("elapsed", root.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_front_is_written_by_cost_with_what_stands_beside_it()
    {
        var (best, baseline) = (Report().Rows[0], Report().Rows[1]);
        var report = Report() with
        {
            ThickFront = [new FrontRow(baseline, true, 0), new FrontRow(best, false, 0.0625)],
            Constraints = [MetricConstraint.Parse("up > 0")],
        };

        Assert.EndsWith(
            """
            Where up > 0.

            | cost | expression | names | score | behind | held-out |
            |--:|--|--|--:|--:|--:|
            | 3 | `relu(sum_k(A * G))` | HiResCAM, GradCAM | **0.1000** |  |  |
            | 6 | `relu(sum_k(div0(A, G)))` |  | 0.7500 | 0.0625 | 0.5000 |

            """,
            MarkdownReport.Front(report),
            StringComparison.Ordinal);
        Assert.Equal(
            """
            % Cam: up on 12 search and 8 held-out images
            \begin{tabular}{rllrr}
            \hline
            cost & expression & name & search & held-out \\
            \hline
            3 & $\mathrm{relu}\left(\sum_k A_k G_k\right)$ & HiResCAM, GradCAM & \textbf{0.1000 (coarse)} &  \\
            6 & $\mathrm{relu}\left(\sum_k \frac{A_k}{G_k}\right)$ &  & 0.7500 & 0.5000 \\
            \hline
            \end{tabular}

            """,
            TexReport.Front(report));
        var front = JsonNode.Parse(JsonReport.Front(report))!["front"]!;
        Assert.Equal([3, 6], front.AsArray().Select(row => (int)row!["cost"]!));
        Assert.Equal([true, false], front.AsArray().Select(row => (bool)row!["isOnFront"]!));
        Assert.StartsWith(
            "on front,behind,rank,kind,names,cost,fidelity,coarse,search up,held-out up,gain,low,high,breaks,map\n"
            + "yes,0,2,baseline,HiResCAM GradCAM,3,coarse,0.1,",
            CsvReport.Front(report), StringComparison.Ordinal);
    }

    [Fact]
    public void The_held_out_table_has_intervals_and_both_p_values()
    {
        var best = Report().Rows[0];
        var report = Report() with
        {
            HeldOut = new HeldOutTable(
                "HiResCAM",
                [new HeldOutRow(best, [new BootstrapMean(0.5, 0.25, 0.75, 8, 0)], best.AgainstBaselines[0], 0.00005, 0.25)]),
        };

        Assert.EndsWith(
            """
            | # | map | kind | up | gain | p | p (Holm) |
            |--:|--|--|--:|--:|--:|--:|
            | 1 | `relu(sum_k(div0(A, G)))` | candidate | 0.5000 [0.2500, 0.7500] | 0.2500 [-0.1250, 0.5000] | < 0.0001 | 0.2500 |

            """,
            MarkdownReport.HeldOut(report),
            StringComparison.Ordinal);
        Assert.Equal(
            "rank,kind,names,cost,up,up low,up high,up images,gain over HiResCAM,low,high,p,p holm,map\n"
            + "1,candidate,,6,0.5,0.25,0.75,8,0.25,-0.125,0.5,5E-05,0.25,\"relu(sum_k(div0(A, G)))\"\n",
            CsvReport.HeldOut(report));
        Assert.Contains("Nothing was scored on held-out images.", MarkdownReport.HeldOut(Report()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_best_of_each_class_is_written_beside_the_baseline()
    {
        var report = Report() with
        {
            PerClass = [new ClassBest("tabby, cat", Report().Rows[0], 0.75, double.NaN, 0.5, 0.25, 3, 0)],
        };

        Assert.Equal(
            "class,search images,held-out images,rank,names,search,held-out,HiResCAM search,HiResCAM held-out,map\n"
            + "\"tabby, cat\",3,0,1,,0.75,,0.5,0.25,\"relu(sum_k(div0(A, G)))\"\n",
            CsvReport.PerClass(report));
        Assert.EndsWith(
            "| tabby, cat | 3 + 0 | #1 `relu(sum_k(div0(A, G)))` | 0.7500 | - | 0.5000 | 0.2500 |\n",
            MarkdownReport.PerClass(report), StringComparison.Ordinal);
    }

    private static SynthesisReport Report()
    {
        var metric = new Metric("up", true, "up 1");
        var best = new LeaderboardRow(
            1, Cam(Div0(A, G)), RowKind.Candidate, [], 6, Fidelity.Full, 0.75, 0.5,
            [new MetricMean("up", 0.75, 12, 0)], [new MetricMean("up", 0.5, 8, 0)],
            [new Comparison("HiResCAM", 0.25, -0.125, 0.5, 8, 0)], new Dictionary<string, int>());
        var baseline = new LeaderboardRow(
            2, Cam(Mul(A, G)), RowKind.Baseline, ["HiResCAM", "GradCAM"], 3, Fidelity.Coarse, 0.1, 0.1,
            [], [], [], new Dictionary<string, int> { ["constant"] = 1 });
        var evidence = new Evidence(EvidenceKind.Proved, new FactSet(GFlat), 64, "normal-form", TimeSpan.Zero, "");
        var merge = new Merge(baseline.Map, Cam(Mul(MeanP(G), A)), Scale.One, evidence);
        return new SynthesisReport
        {
            GrammarName = "Cam",
            GrammarHash = "hash",
            OracleIdentity = "oracle",
            Objective = metric,
            Metrics = [metric],
            Facts = new FactSet(GFlat),
            Seed = 0,
            SearchImages = 12,
            HeldOutImages = 8,
            StopReason = StopReason.CostLimit,
            CompleteUpToCost = 5,
            Counters = new SearchCounters(),
            Rows = [best, baseline],
            ParetoFront = [baseline, best],
            Scored = [],
            BestBaseline = "HiResCAM",
            RungAgreement = double.NaN,
            Merges = [merge],
            Collapses = [new Collapse("HiResCAM", "GradCAM", merge)],
            Dead = [],
            ForwardPasses = 0,
            Elapsed = TimeSpan.Zero,
        };
    }
}

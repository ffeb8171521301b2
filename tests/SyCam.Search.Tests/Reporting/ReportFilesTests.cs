using System.Text.Json.Nodes;
using SyCam.Grammar.Terms;
using SyCam.Search.Enumeration;
using SyCam.Search.Equivalence;
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

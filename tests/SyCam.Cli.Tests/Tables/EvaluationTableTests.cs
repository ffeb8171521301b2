using System.Text.Json.Nodes;
using SyCam.Cli.Experiments.Tables;
using SyCam.Eval.Saliency;

namespace SyCam.Cli.Tests.Tables;

public sealed class EvaluationTableTests
{
    // scipy 1.10.1: permutation_test of the mean of all 2^10 sign patterns, and bootstrap (percentile, 200,000 resamples);
    // ours has 2000 resamples, whose ends scatter by about 0.001.
    [Theory]
    [InlineData(0, 0.038, 0.016, 0.059, 0.017578125)]
    [InlineData(2, 0.023, -0.002, 0.046, 0.130859375)]
    public void A_row_against_the_baseline_is_what_scipy_says(int row, double gain, double low, double high, double p)
    {
        var against = Scores.Table("Right", Scores.Of()).Rows[row].Cells[0].Against!;

        Assert.Equal(gain, against.Gain.Gain, 1e-12);
        Assert.Equal(low, against.Gain.Low, 0.004);
        Assert.Equal(high, against.Gain.High, 0.004);
        Assert.Equal(p, against.PValue, 1e-12);
        Assert.Equal((10, 0), (against.Gain.Images, against.Gain.Dropped));
    }

    [Fact]
    public void P_values_are_corrected_for_all_comparisons_of_the_network()
    {
        var table = Scores.Table("Right", Scores.Of());

        // Three rows by two metrics. The control is worse on every image: 2 of 1024 patterns, by either metric. Sorted:
        // 2, 2, 18, 18, 134, 134 of 1024, times 6, 5, 4, 3, 2, 1, none below one before it.
        Assert.Equal(
            [72, double.NaN, 268, 12],
            table.Rows.Select(row => Math.Round(row.Cells[0].AdjustedPValue * 1024, 9)));
        Assert.Equal(
            table.Rows.Select(row => row.Cells[0].AdjustedPValue), table.Rows.Select(row => row.Cells[1].AdjustedPValue));
        // A lower average drop is better.
        Assert.Equal(-0.38, table.Rows[0].Cells[1].Against!.Gain.Gain, 1e-12);
        Assert.Contains("Holm-corrected for 6 comparisons", table.Notes[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_best_row_is_marked_and_a_control_that_is_better_is_said()
    {
        var table = Scores.Table(null, Scores.Of());

        // Means 0.617, 0.579, 0.602; the control's is 0.3.
        Assert.Equal([true, false, false, false], table.Rows.Select(row => row.Cells[0].IsBest));
        Assert.Equal([false, true, false, false], table.Rows.Select(row => row.Cells[1].IsBest));
        Assert.Equal(0.602, table.Rows[2].Cells[0].Mean.Mean, 1e-12);
        var note = Assert.Single(table.Notes);
        Assert.Contains("best mean of average_drop", note, StringComparison.Ordinal);
        Assert.EndsWith("RandomCAM (control)", note, StringComparison.Ordinal);
        Assert.All(table.Rows, row => Assert.Null(row.Cells[0].Against));
    }

    [Fact]
    public void A_control_is_never_the_best_even_where_it_is_as_good()
    {
        var scores = Scores.Of();
        var rows = scores.Splits[0].Rows;
        var even = new LayerScores(
            scores.Model, scores.Layer, scores.Names, scores.Kinds, [scores.Splits[0] with { Rows = [.. rows.Take(3), rows[0]] }], []);

        Assert.Equal([true, false, false, false], Scores.Table(null, even).Rows.Select(row => row.Cells[0].IsBest));
    }

    [Fact]
    public void Equal_rows_are_named_in_a_note_and_in_each_other()
    {
        var table = Scores.Table(null, Scores.Of(same: [[0, 2]]));

        Assert.Equal("Left = relu(sum_k(G * A_2)) on all 10 images here", table.Notes[0]);
        Assert.Equal([["relu(sum_k(G * A_2))"], [], ["Left"], []], table.Rows.Select(row => row.SameAs));
    }

    [Fact]
    public void Layers_and_networks_are_named_where_there_are_several()
    {
        Assert.Equal("net at layer4, 10 images", Scores.Table(null, Scores.Of()).Title);
        var layers = Scores.Table(null, Scores.Of(), Scores.Of(layer: "layer3", same: [[0, 1]]));
        Assert.Equal("net, 2 layers, 10 images", layers.Title);
        Assert.Equal("Left, layer4", layers.Rows[0].Label);
        // Maps of another tool have no layer.
        Assert.Equal("relu(sum_k(G * A_2))", layers.Rows[2].Label);
        Assert.Equal(["Right, layer3"], layers.Rows[4].SameAs);
        Assert.Contains("Left = Right on all 10 images here (layer3)", layers.Notes);
        var networks = Scores.Table(null, Scores.Of(), Scores.Of(model: "other"));
        Assert.Equal("2 networks, 10 images", networks.Title);
        Assert.Equal(["Left, net", "Left, other"], networks.Rows.Where(row => row.Method == "Left").Select(row => row.Label));
        // The best of each network.
        Assert.Equal(2, networks.Rows.Count(row => row.Cells[0].IsBest));
    }

    [Fact]
    public void CSV_has_a_line_for_each_row_and_metric_with_everything()
    {
        var lines = CsvTable.Write(Scores.Table("Right", Scores.Of(same: [[0, 2]]))).Split('\n');

        Assert.Equal(
            "model,layer,method,kind,metric,identity,better,mean,low,high,images,dropped,best,ok,constant,zero,not_finite,missing,"
            + "same_as,baseline,gain,gain_low,gain_high,gain_images,p,p_holm",
            lines[0]);
        Assert.Equal(1 + (4 * 2) + 1, lines.Length);
        Assert.StartsWith("net,layer4,Left,method,insertion,\"insertion/1 steps=20,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",higher,0.617", lines[1], StringComparison.Ordinal);
        Assert.Contains(",10,0,yes,9,1,0,0,0,relu(sum_k(G * A_2)),Right,0.038", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",10,0.017578125,0.0703125", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",9,1,0,0,0,,,,,,,,", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("net,,relu(sum_k(G * A_2)),maps,insertion,", lines[5], StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_Lines_have_the_same()
    {
        var lines = JsonLinesTable.Write(Scores.Table("Right", Scores.Of(same: [[0, 2]]))).TrimEnd('\n').Split('\n');

        Assert.Equal(8, lines.Length);
        var first = JsonNode.Parse(lines[0])!;
        Assert.Equal(("net", "layer4", "Left"), ((string)first["model"]!, (string)first["layer"]!, (string)first["method"]!));
        Assert.Equal(0.617, (double)first["mean"]!, 1e-12);
        Assert.True((bool)first["best"]!);
        Assert.Equal((9, 1), ((int)first["statuses"]!["ok"]!, (int)first["statuses"]!["constant"]!));
        Assert.Equal(["relu(sum_k(G * A_2))"], first["same_as"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(72.0 / 1024, (double)first["against"]!["p_holm"]!, 1e-12);
        Assert.Null(JsonNode.Parse(lines[2])!["against"]);
        Assert.Null(JsonNode.Parse(lines[4])!["layer"]);
    }

    [Fact]
    public void Markdown_and_LaTeX_show_what_is_best_and_escape_their_own_letters()
    {
        var table = Scores.Table("Right", Scores.Of());

        var markdown = MarkdownTable.Write(table);
        Assert.Contains("| method | insertion \u2191 | average_drop \u2193 | no map |\n|---|---:|---:|---:|\n", markdown, StringComparison.Ordinal);
        Assert.Contains("| Left | **0.6170** [0.5", markdown, StringComparison.Ordinal);
        Assert.Contains("| relu(sum_k(G \\* A_2)) | 0.6020 [", markdown, StringComparison.Ordinal);
        Assert.Contains("| Left | +0.0380 [0.0", markdown, StringComparison.Ordinal);
        Assert.Contains(" p=0.0703 | -0.3800 [", markdown, StringComparison.Ordinal);
        var latex = LatexTable.Write(table);
        Assert.Contains(
            "\\begin{tabular}{lrrr}\n\\toprule\nmethod & insertion $\\uparrow$ & average\\_drop $\\downarrow$ & no map \\\\\n", latex,
            StringComparison.Ordinal);
        Assert.Contains("Left & \\textbf{0.6170} {\\scriptsize $[0.5", latex, StringComparison.Ordinal);
        Assert.Contains("relu(sum\\_k(G * A\\_2)) & $0.6020$ {\\scriptsize $[", latex, StringComparison.Ordinal);
        Assert.Equal(2, latex.Split("\\end{tabular}").Length - 1);
    }

    [Fact]
    public void Statuses_of_all_images_are_counted() =>
        Assert.Equal((9, 1), (Scores.Table(null, Scores.Of()).Rows[0].Statuses[MapStatus.Ok], Scores.Table(null, Scores.Of()).Rows[0].WithoutMap));

    [Theory]
    [InlineData(new[] { 0.5, 9.99 }, 4)]
    [InlineData(new[] { 0.5, -35.2 }, 2)]
    [InlineData(new[] { 1234.5 }, 0)]
    [InlineData(new[] { 0.0004 }, 6)]
    [InlineData(new[] { 0.0, double.NaN }, 4)]
    public void A_column_has_as_many_decimals_as_its_numbers_need(double[] values, int decimals) =>
        Assert.Equal(decimals, TableText.Decimals(values));
}

using SyCam.Cli.Experiments.Tables;
using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests.Tables;

/// <summary>The table of several networks, turned.</summary>
public sealed class TransferTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_column_stands_for_a_metric_on_a_network()
    {
        var table = Scores.Table("Right", Scores.Of("small"), Scores.Of("large"));
        var turned = TransferTable.Of(table, new Dictionary<string, string> { ["Left"] = "small", ["unseen"] = "large" });

        Assert.Equal(
            ["insertion @ small", "insertion @ large", "average_drop @ small", "average_drop @ large"],
            turned.Columns.Select(column => column.Name));
        Assert.Equal(["Left", "Right", "relu(sum_k(G * A_2))", "RandomCAM (control)"], turned.Rows.Select(row => row.Label));
        // Left: 6.17 / 10 by insertion, and ten times that by average_drop.
        Assert.Equal([0.617, 0.617, 6.17, 6.17], turned.Rows[0].Cells.Select(cell => Math.Round(cell.Mean.Mean, 6)));
        Assert.Equal("Left was found on small", turned.Notes[0]);
        // The same scores on both: the same order.
        Assert.Equal("by insertion, small and large rank the 3 methods alike to 1.00 (Spearman)", turned.Notes[1]);
        Assert.DoesNotContain(turned.Notes, note => note.Contains("unseen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Expressions_of_a_run_are_scored_on_the_held_out_images_of_every_network()
    {
        var run = _folder.File("run");
        (await Invocation.RunAsync(["synth", .. Demo.Data(8), "--metric", "mass_accuracy", "--max-cost", "2", "--out", run])).Succeeds();
        File.Copy(Demo.Weights, _folder.File("other.safetensors"));
        var sidecar = await File.ReadAllTextAsync(Demo.Sidecar, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            _folder.File("other.json"), sidecar.Replace("\"name\": \"demo\"", "\"name\": \"other\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        string[] arguments = [
            "eval", .. Demo.Data(8), "--model", _folder.File("other.safetensors"), "--transfer", "--metric", "mass_accuracy",
            "--method", $"@{run}#1,GradCAM,HiResCAM", "--baseline", "GradCAM"];
        var result = (await Invocation.RunAsync(arguments)).Succeeds();

        Assert.Contains("mass_accuracy @ demo", result.Out, StringComparison.Ordinal);
        Assert.Contains("mass_accuracy @ other", result.Out, StringComparison.Ordinal);
        Assert.Contains("run#1 was found on demo", result.Out, StringComparison.Ordinal);
        Assert.Contains("rank the 3 methods alike to 1.00", result.Out, StringComparison.Ordinal);
        // Half of the eight images are held out.
        Assert.Contains("2 networks, 4 images", result.Out, StringComparison.Ordinal);
        var lines = (await Invocation.RunAsync([.. arguments, "--format", "csv"])).Succeeds().Out.Split('\n');
        Assert.Equal(2, lines.Count(line => line.Contains(",run#1,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_single_network_or_several_layers_have_no_such_table()
    {
        (await Invocation.RunAsync(["eval", .. Demo.Data(4), "--transfer"])).Refuses("give --model twice or more");
        (await Invocation.RunAsync(["eval", .. Demo.Data(4), "--model", _folder.File("b.safetensors"), "--transfer", "--layer", "all"]))
            .Refuses("--transfer takes one layer of each network");
    }

    public void Dispose() => _folder.Dispose();
}

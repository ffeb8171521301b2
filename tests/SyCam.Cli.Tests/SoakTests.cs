using System.Diagnostics;
using SyCam.Cli.Experiments;
using SyCam.Cli.Tests.Support;
using SyCam.Eval.Data;
using SyCam.Eval.Metrics;
using SyCam.Testing;
using TorchSharp.SyCamExtras;

namespace SyCam.Cli.Tests;

/// <summary>Many images through the code path of eval: nothing that one block needed stays.</summary>
[Collection(SoakCollection.Name)]
public sealed class SoakTests : IDisposable
{
    private const int Block = 16;
    private const int BlocksOfRound = 2;
    private const int Rounds = 4;
    private const long Mebibyte = 1 << 20;

    private readonly TemporaryFolder _folder = new();

    // What leaks does so in every round. What the allocator and the runtime hold back for later comes and goes: the
    // heap of such a process breathes by tens of MiB, so no single round says anything. Without a leak there is one
    // that grows by little; the inputs and masks of a round alone are 32 x 4 x 128 x 128 floats, 8 MiB.
    [Theory]
    [InlineData("average_drop,drop_in_deletion,insertion,deletion")]
    [InlineData("mass_accuracy,pointing_game,localisation_auc,box_iou,sparsity,entropy,mufidelity(samples=8)")]
    [InlineData("coherency,max_sensitivity(samples=2),equivariance(by=flip),randomisation")]
    public void Neither_tensors_nor_memory_pile_up(string metrics)
    {
        Repeat(Demo.Images, "images", ".jpg");
        Repeat(Demo.Masks, "masks", ".png");
        var options = new ExperimentOptions
        {
            Model = Demo.Weights,
            Images = _folder.File("images"),
            Masks = _folder.File("masks"),
            BatchSize = Block,
            SearchFraction = 1,
        };
        var before = LiveTensors();
        using (var source = new ExperimentLoader(options, _ => { }).Open())
        {
            var grammar = GrammarFiles.Read(GrammarFiles.Default, _ => { });
            var chosen = MetricChoice.FindAll(metrics, source.HasMasks);
            var evaluation = new MethodEvaluation(source, MethodChoice.FindAll("GradCAM", grammar), []) { BlockSize = Block };

            // The first round warms up: libraries and thread pools have their size after it.
            Score(evaluation, chosen);
            var (tensors, memory) = (LiveTensors(), ResidentBytes());
            List<long> growth = [];
            for (var round = 0; round < Rounds; round++)
            {
                Score(evaluation, chosen);
                Assert.Equal(tensors, LiveTensors());
                var now = ResidentBytes();
                growth.Add(now - memory);
                memory = now;
            }

            Assert.True(growth.Min() < 2 * Mebibyte, $"grown by {string.Join(", ", growth.Select(one => one / Mebibyte))} MiB");
        }

        Assert.Equal(before, LiveTensors());
    }

    private static void Score(MethodEvaluation evaluation, IReadOnlyList<SaliencyMetric> metrics)
    {
        var settings = MetricOptions.Full with { Steps = 2 };
        var scores = evaluation.Score(Split.Search, metrics, settings, TestContext.Current.CancellationToken)!;
        Assert.Equal(BlocksOfRound * Block, scores.Images.Count);
    }

    private void Repeat(string from, string name, string ending)
    {
        Directory.CreateDirectory(_folder.File(name));
        var files = Directory.GetFiles(from, "*" + ending).Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < BlocksOfRound * Block; i++)
        {
            var file = files[i % files.Count];
            File.CreateSymbolicLink(_folder.File($"{name}/{i:000}-{Path.GetFileName(file)}"), file);
        }
    }

    private static long LiveTensors()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return LibTorch.LiveTensors;
    }

    private static long ResidentBytes()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    public void Dispose() => _folder.Dispose();
}

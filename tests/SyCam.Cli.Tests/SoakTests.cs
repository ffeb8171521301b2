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
    private const int Images = 320;
    private const int Block = 32;
    private const long Mebibyte = 1 << 20;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Neither_tensors_nor_memory_pile_up()
    {
        Repeat(Demo.Images, "images", ".jpg");
        Repeat(Demo.Masks, "masks", ".png");
        var options = new ExperimentOptions
        {
            Model = Demo.Weights, Images = _folder.File("images"), Masks = _folder.File("masks"), BatchSize = Block,
        };
        var before = LiveTensors();
        using (var source = new ExperimentLoader(options, _ => { }).Open())
        {
            var grammar = GrammarFiles.Read(GrammarFiles.Default, _ => { });
            var evaluation = new MethodEvaluation(source, MethodChoice.FindAll("GradCAM", grammar), [])
            {
                BlockSize = Block,
            };
            var metrics = MetricChoice.FindAll("all", source.HasMasks);
            var settings = MetricOptions.Full with { Steps = 2 };

            // The first split warms up: libraries, thread pools and caches have their size after it.
            Assert.Equal(Images / 2, evaluation.Score(Split.Search, metrics, settings, TestContext.Current.CancellationToken)!.Images.Count);
            var (tensors, memory) = (LiveTensors(), ResidentBytes());
            Assert.Equal(Images / 2, evaluation.Score(Split.HeldOut, metrics, settings, TestContext.Current.CancellationToken)!.Images.Count);

            Assert.Equal(tensors, LiveTensors());
            // The inputs and masks of the second split alone are 160 x 4 x 128 x 128 floats, 40 MiB.
            var grown = ResidentBytes() - memory;
            Assert.InRange(grown, long.MinValue, 24 * Mebibyte);
        }

        Assert.Equal(before, LiveTensors());
    }

    private void Repeat(string from, string name, string ending)
    {
        Directory.CreateDirectory(_folder.File(name));
        var files = Directory.GetFiles(from, "*" + ending).Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < Images; i++)
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

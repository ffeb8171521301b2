namespace SyCam.Eval.Tests;

/// <summary>Tests that count live tensors: the counter is the process's, so nothing may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
#pragma warning disable CA1711 // xunit's word.
public sealed class LiveTensorsCollection
#pragma warning restore CA1711
{
    public const string Name = "counts live tensors";

    /// <summary>The tensors that are alive once the finalizers of those that other tests dropped have run.</summary>
    internal static long Count()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return TorchSharp.SyCamExtras.LibTorch.LiveTensors;
    }
}

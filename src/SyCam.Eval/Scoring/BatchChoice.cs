using System.Numerics;
using SyCam.Eval.Models;
using TorchSharp;

namespace SyCam.Eval.Scoring;

/// <summary>How many images a network takes at once when nobody says.</summary>
public static class BatchChoice
{
    private const int Least = 8;
    private const int Most = 64;

    // glibc takes allocations of more than 32 MiB from the kernel anew each time: a fifth of the time of ResNet-18 at a
    // batch of 32 went into pages that were zeroed and given back.
    private const long MostBytes = 26L << 20;

    // Enough to keep a GPU busy, and a fraction of its memory.
    private const long MostDeviceBytes = 1L << 30;
    private const int MostOnDevice = 512;

    /// <summary>A power of two: as many images as leave the largest activation below a limit, within bounds.</summary>
    public static int For(CamModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var largest = model.DescribeLayers().Max(layer => (long)layer.Channels * layer.Height * layer.Width) * sizeof(float);
        var isProcessor = model.Device.type == DeviceType.CPU;
        var fitting = (isProcessor ? MostBytes : MostDeviceBytes) / largest;
        return (int)BitOperations.RoundUpToPowerOf2(
            (uint)Math.Clamp(fitting, Least, isProcessor ? Most : MostOnDevice) + 1) / 2;
    }
}

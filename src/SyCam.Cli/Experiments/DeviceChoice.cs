using System.Globalization;
using SyCam.Eval;
using TorchSharp;

namespace SyCam.Cli.Experiments;

/// <summary>Which device computes, read from what the user said.</summary>
internal static class DeviceChoice
{
    /// <summary>The usual word: the first CUDA device where there is one, else the CPU.</summary>
    public const string Auto = "auto";

    private const string Cuda = "cuda";

    /// <summary>The device that a word means.</summary>
    /// <param name="said"><c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</param>
    /// <exception cref="InputException">It is another word, or the device is not there.</exception>
    public static torch.Device Read(string said) => Read(said, torch.cuda.device_count());

    /// <inheritdoc cref="Read(string)"/>
    /// <param name="said">The word.</param>
    /// <param name="cudaDevices">How many CUDA devices there are.</param>
    public static torch.Device Read(string said, int cudaDevices)
    {
        if (said == "cpu" || (said == Auto && cudaDevices == 0)) return torch.CPU;
        var index = Index(said)
            ?? throw new InputException($"--device {said}: expected auto, cpu, cuda or cuda:N, N from 0");
        if (cudaDevices == 0)
            throw new InputException($"--device {said}: LibTorch finds no CUDA device here. Leave --device out for the CPU; "
                + "with an NVIDIA driver, build the bridge against a LibTorch with CUDA (bindings/TorchSharp/README.md)");
        if (index >= cudaDevices)
            throw new InputException($"--device {said}: the CUDA devices here are cuda:0"
                + (cudaDevices == 1 ? "" : $" to cuda:{(cudaDevices - 1).ToString(CultureInfo.InvariantCulture)}"));
        return new torch.Device(DeviceType.CUDA, index);
    }

    private static int? Index(string said)
    {
        if (said is Auto or Cuda) return 0;
        return said.StartsWith(Cuda + ":", StringComparison.Ordinal)
            && int.TryParse(said[(Cuda.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
    }
}

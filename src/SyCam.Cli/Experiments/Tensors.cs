using TorchSharp;

namespace SyCam.Cli.Experiments;

/// <summary>What tensors run on, in words.</summary>
internal static class Tensors
{
    /// <summary>The version, the threads and the devices of LibTorch.</summary>
    public static string Describe()
    {
        var devices = torch.cuda.is_available() ? $"CUDA, {torch.cuda.device_count()} devices" : "CPU only";
        return $"{TorchSharp.SyCamExtras.LibTorch.Version}, {torch.get_num_threads()} threads, {devices}";
    }
}

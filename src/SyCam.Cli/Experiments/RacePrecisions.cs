using SyCam.Eval.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Cli.Experiments;

/// <summary>What a network computes in during races, by what the user says and what is fast.</summary>
internal static class RacePrecisions
{
    /// <summary>The type of a race on a network.</summary>
    public static ScalarType Of(RacePrecision asked, CamModel model) => asked switch
    {
        RacePrecision.Float32 => ScalarType.Float32,
        RacePrecision.BFloat16 => ScalarType.BFloat16,
        RacePrecision.Int8 => ScalarType.Int8,
        _ => Fastest(
            model.Device.type == DeviceType.CUDA, model.CanComputeIn(ScalarType.BFloat16), model.CanQuantize,
            Machine.HasFastBFloat16(), Machine.HasFastInt8()),
    };

    /// <summary>The roughest type that is worth it: bfloat16 keeps more than 8 bits do, so it comes first.</summary>
    /// <param name="isOnDevice">Whether the network is on a CUDA device: all of the last years multiply bfloat16.</param>
    /// <param name="canRound">Whether the network can compute in bfloat16.</param>
    /// <param name="canQuantize">Whether the network can compute in 8 bits.</param>
    /// <param name="fastBFloat16">Whether the processor multiplies bfloat16.</param>
    /// <param name="fastInt8">Whether the processor multiplies 8-bit numbers four at a time.</param>
    public static ScalarType Fastest(
        bool isOnDevice, bool canRound, bool canQuantize, bool fastBFloat16, bool fastInt8)
    {
        if (canRound && (isOnDevice || fastBFloat16)) return ScalarType.BFloat16;
        return canQuantize && !isOnDevice && fastInt8 ? ScalarType.Int8 : ScalarType.Float32;
    }
}

using SyCam.Eval;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Cli.Experiments;

/// <summary>What the network computes final scores in, read from what the user said.</summary>
internal static class ScorePrecision
{
    /// <summary>The usual word.</summary>
    public const string Usual = "float32";

    /// <summary>The type that a word means.</summary>
    /// <param name="said"><c>float32</c> or <c>float64</c>.</param>
    /// <exception cref="InputException">It is another word; coarse types are told to belong to races.</exception>
    public static ScalarType Read(string said) => said switch
    {
        Usual => ScalarType.Float32,
        "float64" => ScalarType.Float64,
        "bfloat16" or "float16" or "int8" => throw new InputException(
            $"--dtype {said}: final scores would differ in their second or third digit; only the races of synth may "
            + "compute so coarsely: --race-precision bfloat16 or int8"),
        _ => throw new InputException($"--dtype {said}: expected float32 or float64"),
    };
}

namespace SyCam.Cli.Experiments;

/// <summary>What the network computes in while candidates race; final scores are always float32.</summary>
internal enum RacePrecision
{
    /// <summary>bfloat16 where the processor multiplies it itself, else 8 bits where it multiplies those, else float32.
    /// </summary>
    Auto,

    /// <summary>float32.</summary>
    Float32,

    /// <summary>bfloat16.</summary>
    BFloat16,

    /// <summary>8 bits, on the ranges that the search images span.</summary>
    Int8,
}

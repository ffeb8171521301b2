namespace TorchSharp;

/// <summary>What <see cref="torch.nn.functional.pad"/> puts around a tensor.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,

    /// <summary>The tensor mirrored at its edge.</summary>
    Reflect = 1,

    /// <summary>The elements of the edge.</summary>
    Replicate = 2,

    /// <summary>The tensor again from its other end.</summary>
    Circular = 3,

    /// <summary>A given value.</summary>
    Constant = 4,
}

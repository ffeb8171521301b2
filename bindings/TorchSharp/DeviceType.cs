namespace TorchSharp;

/// <summary>Where a tensor lives; the numbers are LibTorch's.</summary>
public enum DeviceType
{
    /// <summary>Main memory.</summary>
    CPU = 0,

    /// <summary>An NVIDIA (or, in ROCm builds, AMD) accelerator.</summary>
    CUDA = 1,

    /// <summary>Nowhere: tensors with type and shape but no elements.</summary>
    META = 14,
}

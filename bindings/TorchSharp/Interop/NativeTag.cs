namespace TorchSharp.Interop;

/// <summary>What a <see cref="NativeValue"/> holds; the numbers are those of native/abi.h.</summary>
internal enum NativeTag
{
    None = 0,
    Tensor = 1,
    Int = 2,
    Double = 3,
    Bool = 4,
    IntList = 5,
    DoubleList = 6,
    TensorList = 7,
    OptionalTensorList = 8,
    Device = 9,
    String = 10,
    BoolList = 11,
    Default = 12,
    WholeOperand = 13,
    RealOperand = 14,
    TruthOperand = 15,

    /// <summary>A list of one int, kept inline; becomes <see cref="IntList"/> on the way to the native side.</summary>
    OneInt = 100,
}

using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Models;

/// <summary>
/// One element type of the safetensors format: its name in the header, its size, and the tensor type it is read as
/// (null when this program does not read it; such tensors may stand in a file as long as nobody asks for them).
/// </summary>
internal sealed record SafetensorsType(string Name, int Bytes, ScalarType? Stored, ScalarType? Widened = null)
{
    private static readonly SafetensorsType[] All =
    [
        new("F32", 4, ScalarType.Float32),
        new("F16", 2, ScalarType.Float16, ScalarType.Float32),
        new("BF16", 2, ScalarType.BFloat16, ScalarType.Float32),
        new("F64", 8, ScalarType.Float64),
        new("I64", 8, ScalarType.Int64),
        new("I32", 4, ScalarType.Int32),
        new("U8", 1, ScalarType.Byte),
        new("BOOL", 1, null),
        new("I8", 1, null),
        new("I16", 2, null),
        new("U16", 2, null),
        new("U32", 4, null),
        new("U64", 8, null),
        new("F8_E4M3", 1, null),
        new("F8_E5M2", 1, null),
    ];

    /// <summary>The type of that name, or null when the format has no such type.</summary>
    internal static SafetensorsType? Find(string name) =>
        Array.Find(All, type => string.Equals(type.Name, name, StringComparison.Ordinal));

    /// <summary>The type that a tensor is written as, or null when it is none of those that are read unchanged.</summary>
    internal static SafetensorsType? Of(ScalarType stored) =>
        Array.Find(All, type => type.Stored == stored && type.Widened is null);
}

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The element type of a tensor; the numbers are LibTorch's.</summary>
#pragma warning disable CA1028 // TorchSharp's own underlying type.
    public enum ScalarType : sbyte
#pragma warning restore CA1028
    {
        /// <summary>8 bits without sign.</summary>
        Byte = 0,

        /// <summary>8 bits with sign.</summary>
        Int8 = 1,

        /// <summary>16 bits with sign.</summary>
        Int16 = 2,

        /// <summary>32 bits with sign.</summary>
        Int32 = 3,

        /// <summary>64 bits with sign.</summary>
        Int64 = 4,

        /// <summary>IEEE half precision.</summary>
        Float16 = 5,

        /// <summary>IEEE single precision.</summary>
        Float32 = 6,

        /// <summary>IEEE double precision.</summary>
        Float64 = 7,

        /// <summary>A pair of single precision numbers.</summary>
        ComplexFloat32 = 9,

        /// <summary>A pair of double precision numbers.</summary>
        ComplexFloat64 = 10,

        /// <summary>A truth value, one byte each.</summary>
        Bool = 11,

        /// <summary>Brain float: single precision's exponent with 7 bits of fraction.</summary>
        BFloat16 = 15,
    }

    /// <summary><see cref="ScalarType.Byte"/>.</summary>
    public static ScalarType uint8 => ScalarType.Byte;

    /// <summary><see cref="ScalarType.Int8"/>.</summary>
    public static ScalarType int8 => ScalarType.Int8;

    /// <summary><see cref="ScalarType.Int16"/>.</summary>
    public static ScalarType int16 => ScalarType.Int16;

    /// <summary><see cref="ScalarType.Int32"/>.</summary>
    public static ScalarType int32 => ScalarType.Int32;

    /// <summary><see cref="ScalarType.Int64"/>.</summary>
    public static ScalarType int64 => ScalarType.Int64;

    /// <summary><see cref="ScalarType.Float16"/>.</summary>
    public static ScalarType float16 => ScalarType.Float16;

    /// <summary><see cref="ScalarType.Float32"/>.</summary>
    public static ScalarType float32 => ScalarType.Float32;

    /// <summary><see cref="ScalarType.Float64"/>.</summary>
    public static ScalarType float64 => ScalarType.Float64;

    /// <summary><see cref="ScalarType.BFloat16"/>.</summary>
    public static ScalarType bfloat16 => ScalarType.BFloat16;

    /// <summary><see cref="ScalarType.Bool"/>.</summary>
    public static ScalarType @bool => ScalarType.Bool;

    /// <summary>Whether the type holds whole numbers; a truth value counts as one.</summary>
    public static bool is_integral(ScalarType type) => type
        is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64
        or ScalarType.Bool;

    /// <summary>Whether the type holds floating-point numbers.</summary>
    public static bool is_floating_point(ScalarType type) => type
        is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;
}

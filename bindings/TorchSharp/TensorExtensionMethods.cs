namespace TorchSharp;

/// <summary>Reading the only element of a tensor as a C# number, whatever its element type and device.</summary>
public static class TensorExtensionMethods
{
    /// <summary>The only element in single precision.</summary>
    public static float ToSingle(this torch.Tensor value) => Read(value).ToSingle();

    /// <summary>The only element in double precision.</summary>
    public static double ToDouble(this torch.Tensor value) => Read(value).ToDouble();

    /// <summary>The only element as a byte.</summary>
    public static byte ToByte(this torch.Tensor value) => Read(value).ToByte();

    /// <summary>The only element as a 32-bit integer.</summary>
    public static int ToInt32(this torch.Tensor value) => Read(value).ToInt32();

    /// <summary>The only element as a 64-bit integer.</summary>
    public static long ToInt64(this torch.Tensor value) => Read(value).ToInt64();

    /// <summary>Whether the only element is not 0.</summary>
    public static bool ToBoolean(this torch.Tensor value) => Read(value).ToBoolean();

    private static Scalar Read(torch.Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.ToScalar();
    }
}

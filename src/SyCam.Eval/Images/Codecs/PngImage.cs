using System.Runtime.InteropServices;
using System.Text;

namespace SyCam.Eval.Images.Codecs;

/// <summary>libpng's png_image, version 1 (png.h, the simplified API).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PngImage
{
    private const int MessageLength = 64;

    public nint Opaque;
    public uint Version;
    public uint Width;
    public uint Height;
    public uint Format;
    public uint Flags;
    public uint ColormapEntries;
    public uint WarningOrError;
    public fixed byte Message[MessageLength];

    /// <summary>What libpng says about the last failure.</summary>
    public readonly string ErrorText()
    {
        fixed (byte* message = Message)
        {
            var text = new ReadOnlySpan<byte>(message, MessageLength);
            var end = text.IndexOf((byte)0);
            return Encoding.ASCII.GetString(end < 0 ? text : text[..end]);
        }
    }
}

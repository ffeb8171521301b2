using System.Runtime.InteropServices;

namespace SyCam.Eval.Images.Codecs;

/// <summary>The part of the TurboJPEG 2 API that reads and writes pictures (libjpeg-turbo's turbojpeg.h).</summary>
internal static unsafe partial class TurboJpeg
{
    public const string Library = "libturbojpeg.so.0";
    public const string DebianPackage = "libturbojpeg0";

    /// <summary>TJPF_RGB.</summary>
    public const int PixelFormatRgb = 0;

    /// <summary>TJCS_CMYK; the next one, TJCS_YCCK, is CMYK in disguise.</summary>
    public const int ColourspaceCmyk = 3;

    /// <summary>TJFLAG_ACCURATEDCT: the integer transform that libjpeg and PIL use by default.</summary>
    public const int FlagAccurateDct = 4096;

    /// <summary>
    /// TJFLAG_LIMITSCANS: a progressive file with absurdly many scans is an error and not minutes of work.
    /// </summary>
    public const int FlagLimitScans = 32768;

    /// <summary>TJFLAG_NOREALLOC: the caller's buffer is large enough.</summary>
    public const int FlagNoReallocation = 1024;

    /// <summary>TJSAMP_420: colours at half the size.</summary>
    public const int SubsamplingHalf = 2;

    [LibraryImport(Library, EntryPoint = "tjInitCompress")]
    public static partial TurboJpegHandle InitCompress();

    [LibraryImport(Library, EntryPoint = "tjBufSize")]
    public static partial CULong BufferSize(int width, int height, int subsampling);

    [LibraryImport(Library, EntryPoint = "tjCompress2")]
    public static partial int Compress(
        TurboJpegHandle handle,
        byte* pixels,
        int width,
        int pitch,
        int height,
        int pixelFormat,
        byte** jpeg,
        CULong* size,
        int subsampling,
        int quality,
        int flags);

    [LibraryImport(Library, EntryPoint = "tjInitDecompress")]
    public static partial TurboJpegHandle InitDecompress();

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    public static partial int Destroy(nint handle);

    [LibraryImport(Library, EntryPoint = "tjDecompressHeader3")]
    public static partial int DecompressHeader(
        TurboJpegHandle handle,
        byte* jpeg,
        CULong size,
        out int width,
        out int height,
        out int subsampling,
        out int colourspace);

    [LibraryImport(Library, EntryPoint = "tjDecompress2")]
    public static partial int Decompress(
        TurboJpegHandle handle,
        byte* jpeg,
        CULong size,
        byte* pixels,
        int width,
        int pitch,
        int height,
        int pixelFormat,
        int flags);

    [LibraryImport(Library, EntryPoint = "tjGetErrorStr2")]
    public static partial byte* GetErrorText(TurboJpegHandle handle);

    /// <summary>What the library says about the last failure.</summary>
    public static string ErrorText(TurboJpegHandle handle) =>
        Marshal.PtrToStringUTF8((nint)GetErrorText(handle)) ?? "unknown error";
}

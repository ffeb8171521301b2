using System.Runtime.InteropServices;

namespace SyCam.Eval.Images.Codecs;

/// <summary>The simplified API of libpng 1.6 (png.h).</summary>
internal static unsafe partial class LibPng
{
    public const string Library = "libpng16.so.16";
    public const string DebianPackage = "libpng16-16";

    /// <summary>PNG_IMAGE_VERSION.</summary>
    public const uint Version = 1;

    /// <summary>PNG_FORMAT_FLAG_ALPHA.</summary>
    public const uint FormatAlpha = 1;

    /// <summary>PNG_FORMAT_RGB.</summary>
    public const uint FormatRgb = 2;

    /// <summary>PNG_FORMAT_GRAY.</summary>
    public const uint FormatGrey = 0;

    /// <summary>PNG_FORMAT_LINEAR_Y: 16 bits a sample.</summary>
    public const uint FormatLinearGrey = 4;

    /// <summary>PNG_IMAGE_FLAG_16BIT_sRGB: 16-bit files hold what 8-bit files hold, and not linear light.</summary>
    public const uint Flag16BitIsSrgb = 4;

    [LibraryImport(Library, EntryPoint = "png_image_begin_read_from_memory")]
    public static partial int BeginRead(PngImage* image, byte* file, nuint size);

    [LibraryImport(Library, EntryPoint = "png_image_finish_read")]
    public static partial int FinishRead(
        PngImage* image,
        void* background,
        byte* pixels,
        int rowStride,
        void* colormap);

    [LibraryImport(Library, EntryPoint = "png_image_write_to_memory")]
    public static partial int Write(
        PngImage* image,
        byte* file,
        nuint* size,
        int convertTo8Bit,
        byte* pixels,
        int rowStride,
        void* colormap);

    [LibraryImport(Library, EntryPoint = "png_image_free")]
    public static partial void Free(PngImage* image);
}

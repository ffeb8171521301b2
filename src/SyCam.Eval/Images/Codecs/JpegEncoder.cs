using System.Runtime.InteropServices;

namespace SyCam.Eval.Images.Codecs;

/// <summary>RGB pictures to JPEG bytes with 4:2:0 colours, what libjpeg and PIL write by default.</summary>
internal static class JpegEncoder
{
    /// <summary>The bytes of a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="quality">From 1 to 100.</param>
    public static unsafe byte[] Encode(RgbImage picture, int quality)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        try
        {
            using var handle = TurboJpeg.InitCompress();
            if (handle.IsInvalid) throw new InvalidOperationException("TurboJPEG cannot make a compressor");
            var room = TurboJpeg.BufferSize(picture.Width, picture.Height, TurboJpeg.SubsamplingHalf);
            var file = new byte[checked((int)room.Value)];
            fixed (byte* pixels = picture.Pixels)
            fixed (byte* start = file)
            {
                // NOREALLOC: the buffer is ours, and as large as any such picture.
                var target = start;
                var size = room;
                var status = TurboJpeg.Compress(
                    handle, pixels, picture.Width, 3 * picture.Width, picture.Height, TurboJpeg.PixelFormatRgb, &target, &size,
                    TurboJpeg.SubsamplingHalf, quality, TurboJpeg.FlagAccurateDct | TurboJpeg.FlagNoReallocation);
                if (status != 0)
                    throw new InvalidOperationException($"TurboJPEG cannot write the picture: {TurboJpeg.ErrorText(handle)}");
                return file[..checked((int)size.Value)];
            }
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new MissingCodecException(TurboJpeg.Library, TurboJpeg.DebianPackage, e);
        }
    }
}

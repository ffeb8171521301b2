using SyCam.Eval.Images;
using SyCam.Eval.Images.Codecs;

namespace SyCam.Eval.Noise;

/// <summary>What JPEG leaves of a picture.</summary>
internal static class JpegNoise
{
    public static float[] Apply(NoisePicture picture, double quality)
    {
        var bytes = new byte[picture.Pixels.Length];
        var channels = bytes.Length / picture.Plane;
        for (var i = 0; i < bytes.Length; i++)
        {
            var value = picture.Pixels[(i % channels * picture.Plane) + (i / channels)];
            bytes[i] = (byte)Math.Clamp(MathF.Round(value * byte.MaxValue), 0, byte.MaxValue);
        }

        var image = new RgbImage(picture.Height, picture.Width, bytes);
        var read = JpegDecoder.Decode(JpegEncoder.Encode(image, (int)Math.Round(quality)), "noise").Pixels;
        var values = new float[bytes.Length];
        for (var i = 0; i < values.Length; i++)
            values[(i % channels * picture.Plane) + (i / channels)] = read[i] / (float)byte.MaxValue;
        return values;
    }
}

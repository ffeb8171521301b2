using SyCam.Eval.Images;

namespace SyCam.Eval.Data.Annotations;

/// <summary>
/// COCO's run lengths: column by column from the left, the number of pixels outside, inside, outside and so on.
/// </summary>
internal sealed class RunLengthShape : ObjectShape
{
    private readonly GreyImage _mask;

    private RunLengthShape(GreyImage mask)
    {
        _mask = mask;
        Bounds = Box.Around(mask) ?? default;
    }

    public override Box Bounds { get; }

    /// <summary>Makes the shape.</summary>
    /// <param name="height">The rows.</param>
    /// <param name="width">The columns.</param>
    /// <param name="counts">The lengths.</param>
    /// <returns>The shape, or null when the lengths are negative or do not fill the picture.</returns>
    public static RunLengthShape? Of(int height, int width, IReadOnlyList<long> counts)
    {
        if (counts.Any(count => count < 0 || count > (long)height * width) || counts.Sum() != (long)height * width)
            return null;
        var pixels = new byte[height * width];
        var at = 0;
        for (var i = 0; i < counts.Count; i++)
        {
            for (var end = at + (int)counts[i]; at < end; at++)
                if (i % 2 == 1) pixels[(at % height * width) + (at / height)] = byte.MaxValue;
        }

        return new RunLengthShape(new GreyImage(height, width, pixels));
    }

    /// <summary>Reads COCO's text form: five bits a character from '0' on, the sixth says that more follow, the lowest
    /// first; from the fourth length on the difference to the last but one is kept.</summary>
    /// <returns>The lengths, or null when the text is none.</returns>
    public static IReadOnlyList<long>? Decode(string text)
    {
        const int Bits = 5;
        List<long> counts = [];
        for (var i = 0; i < text.Length;)
        {
            long value = 0;
            var shift = 0;
            int digit;
            do
            {
                if (i == text.Length || shift > 50) return null;
                digit = text[i++] - '0';
                if (digit is < 0 or > 63) return null;
                value |= (long)(digit & 31) << shift;
                shift += Bits;
            }
            while (digit >= 32);

            if ((digit & 16) != 0) value -= 1L << shift;
            counts.Add(counts.Count > 2 ? value + counts[^2] : value);
        }

        return counts;
    }

    // Kept as a picture of its own, which is as large as the picture that it was drawn for.
    internal override void Draw(Span<byte> mask, int height, int width)
    {
        var fitted = Resampler.Nearest(_mask, height, width).Pixels;
        for (var i = 0; i < mask.Length; i++) mask[i] |= fitted[i];
    }
}

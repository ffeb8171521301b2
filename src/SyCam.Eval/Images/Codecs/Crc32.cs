namespace SyCam.Eval.Images.Codecs;

/// <summary>The check sum of PNG chunks and zip entries (PNG specification, annex D; ISO 3309).</summary>
/// <param name="Value">The sum so far.</param>
internal readonly record struct Crc32(uint Value)
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value =>
        Enumerable.Range(0, 8).Aggregate((uint)value, (sum, _) => (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ Polynomial))];

    /// <summary>The sum of no bytes.</summary>
    public static Crc32 Empty => new(0);

    /// <summary>The sum with further bytes.</summary>
    public Crc32 With(ReadOnlySpan<byte> bytes)
    {
        var sum = ~Value;
        foreach (var one in bytes) sum = (sum >> 8) ^ Table[(byte)(sum ^ one)];
        return new Crc32(~sum);
    }
}

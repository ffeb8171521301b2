using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SyCam.Cli.Attacking;

/// <summary>What the random numbers of an image follow from: its name, so that they are the same in any set.</summary>
internal static class ImageKeys
{
    /// <summary>The keys of some names.</summary>
    public static IReadOnlyList<long> Of(IEnumerable<string> names) =>
        [.. names.Select(name => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))))];
}

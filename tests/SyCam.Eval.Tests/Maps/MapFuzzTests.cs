using SyCam.Eval.Maps;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Maps;

/// <summary>Damaged files are answered with numbers or with one message, and never with more than they hold.</summary>
public sealed class MapFuzzTests
{
    [Theory]
    [InlineData("f4_little.npy")]
    [InlineData("fortran_stack.npy")]
    [InlineData("version3.npy")]
    public void An_array_cut_off_anywhere_is_refused(string name)
    {
        var whole = File.ReadAllBytes(MapCases.PathOf(name));
        for (var length = 0; length < whole.Length; length++)
        {
            using var part = new MemoryStream(whole[..length]);
            Assert.Throws<InputException>(() => NpyFile.Read(part, name));
        }
    }

    [Theory]
    [InlineData("f4_little.npy")]
    [InlineData("f8_big.npy")]
    [InlineData("fortran_stack.npy")]
    [InlineData("version2.npy")]
    [InlineData("objects.npy")]
    public void A_damaged_array_is_read_or_refused(string name)
    {
        var whole = File.ReadAllBytes(MapCases.PathOf(name));
        var random = new Random(11);
        var refused = 0;
        for (var round = 0; round < 2000; round++)
        {
            using var stream = new MemoryStream(Damage(whole, random));
            try
            {
                var array = NpyFile.Read(stream, name);
                Assert.Equal(array.Values.Length, array.Shape.Aggregate(1, (product, length) => product * length));
            }
            catch (InputException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 2000);
    }

    [Theory]
    [InlineData("stored.npz")]
    [InlineData("deflated.npz")]
    public void A_damaged_archive_is_read_or_refused(string name)
    {
        var whole = File.ReadAllBytes(MapCases.PathOf(name));
        var random = new Random(12);
        using var folder = new TemporaryFolder();
        var refused = 0;
        for (var round = 0; round < 1000; round++)
        {
            var path = folder.Write("a.npz", Damage(whole, random));
            try
            {
                using var file = NpzFile.Open(path);
                foreach (var one in file.Names) file.Read(one);
            }
            catch (InputException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 1000);
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        var bytes = (byte[])whole.Clone();
        for (var i = random.Next(1, 5); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(8) switch
        {
            0 => bytes[..random.Next(bytes.Length)],
            1 => [.. bytes, .. bytes[random.Next(bytes.Length)..]],
            _ => bytes,
        };
    }
}

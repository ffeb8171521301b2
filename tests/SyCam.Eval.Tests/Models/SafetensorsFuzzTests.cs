using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using SyCam.Eval.Models;
using SyCam.Testing;
using TorchSharp;

namespace SyCam.Eval.Tests.Models;

/// <summary>Whatever a file holds, it is read, or refused with one message that names it.</summary>
public sealed class SafetensorsFuzzTests : IDisposable
{
    private static readonly byte[] Whole = SafetensorsBytes.Of(
        ("first.weight", [2, 2], [1, 2, 3, 4]), ("first.bias", [2], [5, 6]), ("none", [0, 3], []), ("one", [], [7]));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_ends_at_any_earlier_byte_is_refused()
    {
        Assert.True(IsRead(Whole));
        for (var length = 0; length < Whole.Length; length++)
            Assert.False(IsRead(Whole[..length]), $"accepted at {length} of {Whole.Length} bytes");
    }

    [Fact]
    public void A_file_with_bytes_behind_its_last_tensor_is_refused()
    {
        for (var more = 1; more <= 16; more++) Assert.False(IsRead([.. Whole, .. new byte[more]]));
        Assert.Contains("its last 4 bytes belong to no tensor", Refusal([.. Whole, .. new byte[4]]), StringComparison.Ordinal);
    }

    // A flipped bit may rename a tensor or make another shape with as many elements; the data stay as they are.
    [Fact]
    public void Any_flipped_bit_of_the_header_is_harmless_or_refused()
    {
        var header = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(Whole);
        var read = 0;
        for (var bit = 0; bit < header * 8; bit++)
        {
            var bytes = (byte[])Whole.Clone();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            if (IsRead(bytes)) read++;
        }

        Assert.InRange(read, 1, header * 4);
    }

    [Fact]
    public void No_claimed_header_length_is_believed()
    {
        for (var power = 0; power < 64; power++)
        {
            foreach (var length in new[] { 1UL << power, (1UL << power) - 1, ~0UL >> power })
            {
                var bytes = (byte[])Whole.Clone();
                BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
                if (length == BinaryPrimitives.ReadUInt64LittleEndian(Whole)) continue;
                var before = GC.GetAllocatedBytesForCurrentThread();
                Assert.False(IsRead(bytes));
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
            }
        }
    }

    [Theory]
    [InlineData("[1099511627776]", "does not fill its 8 bytes but 4,398,046,511,104")]
    [InlineData("[4294967296, 4294967296]", "does not fill its 8 bytes")]
    [InlineData("[9223372036854775807, 0]", "does not fill its 8 bytes")]
    [InlineData("[9223372036854775808]", "has no shape that is a list of sizes")]
    [InlineData("[2, -1]", "has no shape that is a list of sizes")]
    [InlineData("[2.5]", "has no shape that is a list of sizes")]
    [InlineData("[\"2\"]", "has no shape that is a list of sizes")]
    [InlineData("2", "has no shape that is a list of sizes")]
    public void Sizes_that_no_file_can_hold_are_refused_without_asking_for_memory(string shape, string expected)
    {
        var header = "{\"a\":{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":[0,8]}}";

        Assert.Contains("tensor 'a' ", Refusal(SafetensorsBytes.Raw(header, new byte[8])), StringComparison.Ordinal);
        Assert.Contains(expected, Refusal(SafetensorsBytes.Raw(header, new byte[8])), StringComparison.Ordinal);
    }

    [Fact]
    public void Holes_and_overlaps_are_refused_with_the_tensor_and_the_byte()
    {
        const string hole = """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[4,6]}}""";
        const string start = """{"a":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}}""";
        const string overlap = """{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[3],"data_offsets":[3,6]}}""";
        const string same = """{"a":{"dtype":"U8","shape":[6],"data_offsets":[0,6]},"b":{"dtype":"U8","shape":[6],"data_offsets":[0,6]}}""";

        Assert.Contains($"tensor 'b' begins at byte {8 + hole.Length + 4} and the bytes from {8 + hole.Length + 2} on " +
            "belong to no tensor", Refusal(SafetensorsBytes.Raw(hole, new byte[6])), StringComparison.Ordinal);
        Assert.Contains("tensor 'a' begins at byte", Refusal(SafetensorsBytes.Raw(start, new byte[6])), StringComparison.Ordinal);
        Assert.Contains("tensor 'b' overlaps the bytes of tensor 'a'",
            Refusal(SafetensorsBytes.Raw(overlap, new byte[6])), StringComparison.Ordinal);
        Assert.Contains("tensor 'b' overlaps the bytes of tensor 'a'",
            Refusal(SafetensorsBytes.Raw(same, new byte[6])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"U8","dtype":"I8","shape":[1],"data_offsets":[0,1]}}""", "tensor 'a' has dtype twice")]
    [InlineData("""{"a\nb":{"dtype":"U9","shape":[1],"data_offsets":[0,1]}}""", "tensor 'a?b' has the unknown dtype 'U9'")]
    [InlineData("""{"a":{"dtype":"f32","shape":[1],"data_offsets":[0,1]}}""", "has the unknown dtype 'f32'")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,1]}}""", "has no data_offsets")]
    [InlineData("""{"a":null}""", "tensor 'a' is not described by an object")]
    [InlineData("\u00ef\u00bb\u00bf{}", "its header is not JSON")]
    [InlineData("", "its header is not JSON")]
    public void Odd_members_are_refused_in_one_line(string header, string expected)
    {
        var message = Refusal(SafetensorsBytes.Raw(header, new byte[1]));

        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void Deep_and_long_texts_are_refused_in_a_short_message()
    {
        var name = new string('x', 1_000_000);
        var sizes = string.Join(',', Enumerable.Repeat(1, 65));

        foreach (var depth in new[] { 65, 10_000, 1_000_000 })
            Assert.Contains("not JSON", Refusal(SafetensorsBytes.Raw("{\"a\":" + new string('[', depth))), StringComparison.Ordinal);
        Assert.InRange(Refusal(SafetensorsBytes.Raw($$"""{"{{name}}":3}""")).Length, 100, 400);
        Assert.Contains("has 65 dimensions, more than the 64 that tensors may have", Refusal(SafetensorsBytes.Raw(
            "{\"a\":{\"dtype\":\"F16\",\"shape\":[" + sizes + "],\"data_offsets\":[0,2]}}", 0, 0)), StringComparison.Ordinal);
    }

    // The rules of the format said once more, with numbers of any size: what they allow is read, the rest refused.
    [Fact]
    public void Random_layouts_are_read_exactly_when_the_format_allows_them()
    {
        var random = new Random(20261121);
        var (read, refused) = (0, 0);
        for (var round = 0; round < 4000; round++)
        {
            var (header, length, valid) = RandomLayout(random);
            Assert.True(valid == IsRead(SafetensorsBytes.Raw(header, new byte[length])), $"{valid}: {header} {length}");
            if (valid) read++;
            else refused++;
        }

        Assert.InRange(read, 400, 3600);
        Assert.InRange(refused, 400, 3600);
    }

    private static (string Header, int Length, bool Valid) RandomLayout(Random random)
    {
        (string Name, int Bytes)[] types = [("F32", 4), ("F16", 2), ("BF16", 2), ("F64", 8), ("I64", 8), ("U8", 1)];
        var entries = new List<string>();
        BigInteger end = 0;
        var valid = true;
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var (type, bytes) = types[random.Next(types.Length)];
            var sizes = Enumerable.Range(0, random.Next(4)).Select(_ => new BigInteger(random.Next(4))).ToArray();
            if (sizes.Length > 0 && random.Next(12) == 0) sizes[0] = BigInteger.Pow(2, random.Next(30, 64)) - random.Next(2);
            var claimed = sizes.Aggregate(new BigInteger(bytes), (product, size) => product * size);
            var start = end + (random.Next(12) == 0 ? random.Next(-2, 3) : 0);
            var stop = start + (random.Next(12) == 0 ? random.Next(5) : BigInteger.Min(claimed, 64));
            var ignoringEmpty = sizes.Where(size => size > 0).Aggregate(new BigInteger(bytes), (product, size) => product * size);
            valid &= start == end && stop - start == claimed && ignoringEmpty <= long.MaxValue;
            end = stop;
            entries.Add(string.Create(CultureInfo.InvariantCulture,
                $$"""  "t{{i}}":{"dtype":"{{type}}","shape":[{{string.Join(',', sizes)}}],"data_offsets":[{{start}},{{stop}}]}"""));
        }
        var length = (int)BigInteger.Max(0, end) + (random.Next(12) == 0 ? random.Next(1, 3) : 0);
        return ("{" + string.Join(',', entries.OrderBy(_ => random.Next())) + "}", length, valid && length == end);
    }

    // True: every tensor was read in the shape that it has. False: refused with the error that names the file.
    private bool IsRead(byte[] bytes)
    {
        var path = _folder.Write("fuzz.safetensors", bytes);
        try
        {
            using var file = SafetensorsFile.Open(path);
            foreach (var entry in file.Entries)
            {
                using var tensor = file.Read(entry.Name);
                Assert.Equal(entry.Shape, tensor.shape);
            }
            return true;
        }
        catch (InputException exception)
        {
            Assert.Contains(path, exception.Message, StringComparison.Ordinal);
            return false;
        }
    }

    private string Refusal(byte[] bytes)
    {
        var path = _folder.Write("bad.safetensors", bytes);
        return Assert.Throws<InputException>(() => SafetensorsFile.Open(path)).Message;
    }
}

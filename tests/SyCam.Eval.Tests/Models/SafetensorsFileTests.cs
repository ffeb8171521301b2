using SyCam.Eval.Models;
using SyCam.Testing;
using TorchSharp;

namespace SyCam.Eval.Tests.Models;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_shapes_and_values_of_a_hand_made_file()
    {
        var path = _folder.Write("a.safetensors", SafetensorsBytes.Of(
            ("x", [2, 3], [1, 2, 3, 4, 5, 6]), ("empty", [0, 4], []), ("y", [], [-0.5f])));

        using var file = SafetensorsFile.Open(path);
        using var x = file.Read("x");
        using var y = file.Read("y");
        using var none = file.Read("empty");

        Assert.Equal([2L, 3L], x.shape);
        Assert.Equal([1f, 2, 3, 4, 5, 6], x.data<float>().ToArray());
        Assert.Empty(y.shape);
        Assert.Equal(-0.5f, y.ToSingle());
        Assert.Equal([0L, 4L], none.shape);
    }

    // Bit patterns by hand: 0x3C00 is 1, 0xC000 is -2, 0x0001 is 2^-24 in F16; 0x3F80 is 1, 0xC040 is -3 in BF16.
    [Theory]
    [InlineData("F16", new byte[] { 0x00, 0x3C, 0x00, 0xC0, 0x01, 0x00 }, new[] { 1.0, -2.0, 5.9604644775390625e-8 })]
    [InlineData("BF16", new byte[] { 0x80, 0x3F, 0x40, 0xC0, 0x00, 0x00 }, new[] { 1.0, -3.0, 0.0 })]
    // The largest, the smallest normal and infinity; in BF16 the largest is (2 - 2^-7) * 2^127.
    [InlineData("F16", new byte[] { 0xFF, 0x7B, 0x00, 0x04, 0x00, 0xFC }, new[] { 65504.0, 6.103515625e-5, -1 / 0.0 })]
    [InlineData("BF16", new byte[] { 0x7F, 0x7F, 0x01, 0x00, 0x80, 0x7F },
        new[] { 3.3895313892515355e38, 9.183549615799121e-41, 1 / 0.0 })]
    [InlineData("U8", new byte[] { 0, 7, 255 }, new[] { 0.0, 7.0, 255.0 })]
    [InlineData("I32", new byte[] { 1, 0, 0, 0, 254, 255, 255, 255, 0, 1, 0, 0 }, new[] { 1.0, -2.0, 256.0 })]
    [InlineData("I64", new byte[]
    {
        1, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 1, 0, 0, 0,
    }, new[] { 1.0, -1.0, 4294967296.0 })]
    [InlineData("F64", new byte[]
    {
        0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0xE0, 0xBF, 0, 0, 0, 0, 0, 0, 0, 0x40,
    }, new[] { 1.0, -0.5, 2.0 })]
    public void Reads_each_element_type_exactly(string type, byte[] data, double[] expected)
    {
        var header = $$"""{ "t": { "dtype": "{{type}}", "shape": [3], "data_offsets": [0, {{data.Length}}] } }""";
        using var file = SafetensorsFile.Open(_folder.Write("t.safetensors", SafetensorsBytes.Raw(header, data)));

        using var tensor = file.Read("t");
        using var wide = tensor.to(torch.ScalarType.Float64);

        Assert.Equal(expected, wide.data<double>().ToArray());
        Assert.Equal(type is "F16" or "BF16", tensor.dtype == torch.ScalarType.Float32);
    }

    [Theory]
    [InlineData("[]", "its header is JSON but not an object")]
    [InlineData("{\"a\":", "its header is not JSON")]
    [InlineData("{\"a\":3}", "tensor 'a' is not described by an object")]
    [InlineData("{\"a\":{\"shape\":[1],\"data_offsets\":[0,4]}}", "tensor 'a' has no dtype")]
    [InlineData("{\"a\":{\"dtype\":\"F31\",\"shape\":[1],\"data_offsets\":[0,4]}}", "has the unknown dtype 'F31'")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", "has no shape")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}", "has no data_offsets")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,5]}}", "does not fill its 5 bytes but 4")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[9223372036854775807,9],\"data_offsets\":[0,4]}}",
        "does not fill its 4 bytes")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}}", "the file is cut off")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[9223372036854775800,9223372036854775804]}}",
        "beyond any file")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}," +
        "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        "tensor 'b' overlaps the bytes of tensor 'a'")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}," +
        "\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[1,2]}}", "tensor 'a' is declared twice")]
    [InlineData("{\"\\ud800\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", "not valid UTF-8")]
    public void Refuses_a_malformed_header_and_says_what_is_wrong(string header, string expected)
    {
        var path = _folder.Write("bad.safetensors", SafetensorsBytes.Raw(header, new byte[8]));

        var error = Assert.Throws<InputException>(() => SafetensorsFile.Open(path));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 }, "it has 3 bytes")]
    [InlineData(new byte[] { 0, 0, 0, 0, 1, 0, 0, 0 }, "more than the 100,000,000 allowed")]
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255 }, "more than the 100,000,000 allowed")]
    [InlineData(new byte[] { 9, 0, 0, 0, 0, 0, 0, 0, 123 }, "the file ends after 1 of them")]
    public void Refuses_a_file_that_is_too_short_for_its_header(byte[] bytes, string expected)
    {
        var path = _folder.Write("short.safetensors", bytes);

        Assert.Contains(expected, Assert.Throws<InputException>(() => SafetensorsFile.Open(path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Names_what_is_not_there()
    {
        var path = _folder.Write("a.safetensors", SafetensorsBytes.Of(("x", [1], [1])));
        using var file = SafetensorsFile.Open(path);

        Assert.Equal($"'{path}' has no tensor 'y'", Assert.Throws<InputException>(() => file.Read("y")).Message);
        Assert.Contains("there is no such file",
            Assert.Throws<InputException>(() => SafetensorsFile.Open(_folder.File("none"))).Message,
            StringComparison.Ordinal);
        Assert.Contains("dtype I16, which is not read", Assert.Throws<InputException>(() =>
        {
            const string header = "{\"a\":{\"dtype\":\"I16\",\"shape\":[1],\"data_offsets\":[0,2]}}";
            using var other = SafetensorsFile.Open(
                _folder.Write("i16.safetensors", SafetensorsBytes.Raw(header, 1, 0)));
            other.Read("a").Dispose();
        }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mutated_files_are_read_or_refused_with_the_clear_error_only()
    {
        var original = SafetensorsBytes.Of(("first.weight", [2, 2], [1, 2, 3, 4]), ("first.bias", [2], [5, 6]));
        var random = new Random(20260701);
        var refused = 0;
        for (var round = 0; round < 3000; round++)
        {
            var bytes = (byte[])original.Clone();
            for (var change = random.Next(1, 5); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0) Array.Resize(ref bytes, random.Next(bytes.Length));
            var path = _folder.Write("fuzz.safetensors", bytes);
            try
            {
                using var file = SafetensorsFile.Open(path);
                foreach (var entry in file.Entries)
                {
                    using var tensor = file.Read(entry.Name);
                    Assert.Equal(entry.Shape, tensor.shape);
                }
            }
            catch (InputException exception)
            {
                Assert.Contains("fuzz.safetensors", exception.Message, StringComparison.Ordinal);
                refused++;
            }
        }
        Assert.InRange(refused, 1500, 2999);
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SyCam.Eval.Maps;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Maps;

public sealed class NpyFileTests
{
    private static readonly JsonElement Values = JsonElement.Parse(File.ReadAllText(MapCases.PathOf("values.json")));

    public static TheoryData<string> Names =>
        [.. Values.EnumerateObject().Select(one => one.Name).Where(name => !name.StartsWith("npz/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Reads_what_numpy_wrote(string name) => AssertEqual(name, NpyFile.Read(MapCases.PathOf(name + ".npy")));

    [Theory]
    [InlineData("stored.npz")]
    [InlineData("deflated.npz")]
    public void Reads_the_arrays_of_an_archive(string archive)
    {
        using var file = NpzFile.Open(MapCases.PathOf(archive));
        Assert.Equal(["cat", "dogs/rex", "stack"], file.Names);
        foreach (var name in file.Names) AssertEqual("npz/" + name, file.Read(name));
    }

    [Theory]
    [InlineData("objects", "Python objects; pickles are not read")]
    [InlineData("records", "array of records")]
    [InlineData("complex", "'<c8'")]
    [InlineData("text", "'<U1'")]
    [InlineData("empty", "an empty array")]
    [InlineData("absent", "cannot be read")]
    public void Refuses_what_is_no_array_of_numbers(string name, string message)
    {
        var path = MapCases.PathOf(name + ".npy");
        var error = Assert.Throws<InputException>(() => NpyFile.Read(path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(100000, 100000)", "larger than the limit")]
    [InlineData("(4294967296, 4294967296)", "larger than the limit")]
    [InlineData("(9223372036854775807, 3)", "larger than the limit")]
    [InlineData("(92233720368547758070, 3)", "corrupt .npy header")]
    [InlineData("(16384, 16384)", "8 bytes of values where an array of 16384x16384 has 1073741824")]
    [InlineData("(1,)", "8 bytes of values where an array of 1 has 4")]
    [InlineData("(2", "corrupt .npy header")]
    [InlineData("(-2,)", "corrupt .npy header")]
    [InlineData("(2, 'fortran_order': True)", "corrupt .npy header")]
    [InlineData("(2,), 'shape': (2,)", "corrupt .npy header")]
    [InlineData("(2,), 'more': 1", "corrupt .npy header")]
    [InlineData("__import__('os').system('true')", "corrupt .npy header")]
    public void Refuses_a_header_that_lies_or_is_no_literal(string shape, string message)
    {
        var bytes = Bytes($"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}\n", new byte[8]);
        using var folder = new TemporaryFolder();
        var path = folder.Write("map.npy", bytes);
        Assert.Contains(message, Assert.Throws<InputException>(() => NpyFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_the_header_that_Python_2_wrote()
    {
        using var folder = new TemporaryFolder();
        var bytes = Bytes("{\"descr\": \"<i2\", \"fortran_order\": False, \"shape\": (2L, 1L)}", [7, 0, 255, 255]);
        var array = NpyFile.Read(folder.Write("map.npy", bytes));
        Assert.Equal([2, 1], array.Shape);
        Assert.Equal([7f, -1f], array.Values.ToArray());
    }

    // An array of 4 GiB in 8 bytes must cost neither memory nor time: what is held follows what is read.
    [Fact]
    public void A_header_alone_allocates_nothing_of_its_size()
    {
        var bytes = Bytes("{'descr': '<f8', 'fortran_order': False, 'shape': (16384, 16384)}", new byte[8]);
        using var stream = new MemoryStream(bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InputException>(() => NpyFile.Read(stream, "map"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        using var folder = new TemporaryFolder();
        foreach (int[] shape in new int[][] { [5], [1, 1], [3, 4], [2, 3, 4] })
        {
            var values = Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(i => i / 7f).ToArray();
            NpyFile.Write(folder.File("a.npy"), new NumberArray(shape, values));
            var back = NpyFile.Read(folder.File("a.npy"));
            Assert.Equal(shape, back.Shape);
            Assert.Equal(values, back.Values.ToArray());
        }
    }

    [Fact]
    public void Numpy_reads_what_is_written()
    {
        const string Python = "/usr/bin/python3";
        if (!File.Exists(Python)) Assert.Skip("there is no /usr/bin/python3");
        using var folder = new TemporaryFolder();
        NpyFile.Write(folder.File("a.npy"), new NumberArray([2, 3], [0, 0.5f, -1, float.NaN, float.PositiveInfinity, 1e-30f]));
        NpyFile.Write(folder.File("b.npy"), new NumberArray([4], [1, 2, 3, 4]));
        var start = new ProcessStartInfo(Python) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("""
            import sys
            try:
                import numpy
            except ImportError:
                print("no numpy"); sys.exit()
            for name in sys.argv[1:]:
                a = numpy.load(name)
                print(a.dtype, a.shape, a.tolist())
            """);
        start.ArgumentList.Add(folder.File("a.npy"));
        start.ArgumentList.Add(folder.File("b.npy"));
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (text.StartsWith("no numpy", StringComparison.Ordinal)) Assert.Skip("python3 has no numpy");
        Assert.Equal(
            "float32 (2, 3) [[0.0, 0.5, -1.0], [nan, inf, 1.0000000031710769e-30]]\nfloat32 (4,) [1.0, 2.0, 3.0, 4.0]\n",
            text);
    }

    private static void AssertEqual(string name, NumberArray actual)
    {
        var expected = Values.GetProperty(name);
        Assert.Equal(expected.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32()), actual.Shape);
        Assert.Equal(
            expected.GetProperty("values").EnumerateArray().Select(value => Parse(value.GetString()!)),
            actual.Values.ToArray());
    }

    private static float Parse(string text) => text switch
    {
        "nan" => float.NaN,
        "inf" => float.PositiveInfinity,
        "-inf" => float.NegativeInfinity,
        _ => float.Parse(text, CultureInfo.InvariantCulture),
    };

    private static byte[] Bytes(string header, byte[] values)
    {
        var text = Encoding.ASCII.GetBytes(header);
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, (byte)(text.Length >> 8), .. text, .. values];
    }
}

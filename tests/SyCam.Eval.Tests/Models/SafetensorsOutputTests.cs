using System.Text;
using SyCam.Eval.Models;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Models;

public sealed class SafetensorsOutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DisposeScope _scope = NewDisposeScope();

    private string File => Path.Combine(_folder.Path, "written.safetensors");

    // By the format's description: the length of the header in eight bytes, least first; the header; the bytes.
    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        SafetensorsOutput.Write(File, [("a", tensor([1f, -2])), ("b", tensor(new byte[] { 7 }, [1, 1]))]);

        const string header =
            """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[1,1],"data_offsets":[8,9]}}""";
        var padded = header.PadRight((header.Length + 7) / 8 * 8);
        byte[] expected =
        [
            (byte)padded.Length, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(padded),
            0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 7,
        ];
        Assert.Equal(expected, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public void What_was_written_is_read_again()
    {
        var numbers = arange(24, ScalarType.Float32).reshape(2, 3, 4);
        (string, Tensor)[] tensors =
        [
            ("float \"quoted\" ü", numbers), ("turned", numbers.permute(2, 0, 1)), ("double", tensor([0.1, double.NaN])),
            ("long", tensor(-5L)), ("int", tensor([1, 2])), ("empty", zeros(0, 3)), ("learned", ones(2, requires_grad: true)),
        ];

        SafetensorsOutput.Write(File, tensors);

        using var file = SafetensorsFile.Open(File);
        foreach (var (name, values) in tensors)
        {
            var read = file.Read(name);
            Assert.Equal(values.dtype, read.dtype);
            Assert.Equal(values.shape, read.shape);
            Assert.Equal(Bytes(values.detach()), Bytes(read));
        }
    }

    [Fact]
    public void A_file_that_is_there_is_replaced_and_nothing_else_is_left()
    {
        SafetensorsOutput.Write(File, [("a", ones(1000))]);
        SafetensorsOutput.Write(File, [("b", ones(1))]);

        using var file = SafetensorsFile.Open(File);
        Assert.Equal(["b"], file.Entries.Select(entry => entry.Name));
        Assert.Equal([File], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_place_that_cannot_be_written_and_a_type_that_is_not_are_refused()
    {
        var missing = Path.Combine(_folder.Path, "no", "such.safetensors");
        var error = Assert.Throws<InputException>(() => SafetensorsOutput.Write(missing, [("a", ones(1))]));
        Assert.StartsWith($"{missing} cannot be written: ", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SafetensorsOutput.Write(File, [("a", ones(1, ScalarType.BFloat16))]));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    private static byte[] Bytes(Tensor values) => values.contiguous().bytes.ToArray();

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }
}

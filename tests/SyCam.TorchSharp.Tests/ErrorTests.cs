using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace SyCam.TorchSharp.Tests;

public sealed class ErrorTests
{
    [Fact]
    public void The_message_is_LibTorchs_and_names_the_shapes()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ExternalException>(() => ones(2, 3).matmul(ones(2, 3)));
        Assert.Contains("2x3 and 2x3", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("frame #", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shape_that_the_array_does_not_fill_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => tensor(new float[5], [2, 3]));
        Assert.Contains("5 elements", error.Message, StringComparison.Ordinal);
        Assert.Contains("[2, 3]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_as_another_type_is_refused()
    {
        using var a = arange(3);
        var error = Assert.Throws<ArgumentException>(() => a.data<float>());
        Assert.Contains("Int64", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Item_wants_exactly_one_element()
    {
        using var a = ones(2);
        Assert.Throws<ArgumentException>(() => a.item<float>());
    }

    [Fact]
    public void Bytes_of_a_transposed_matrix_are_refused()
    {
        using var a = ones(2, 3);
        using var transposed = a.t();
        Assert.Throws<NotImplementedException>(() => transposed.bytes.Length);
    }

    [Theory]
    [InlineData("tpu")]
    [InlineData("cuda:x")]
    [InlineData("cuda:1:2")]
    public void An_unknown_device_is_refused(string description) =>
        Assert.Throws<ArgumentException>(() => device(description));

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var error = Assert.Throws<FileNotFoundException>(() => jit.load("no/such/module.pt"));
        Assert.Equal("no/such/module.pt", error.FileName);
    }
}

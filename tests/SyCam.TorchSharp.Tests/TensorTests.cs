using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.TorchSharp.Tests;

public sealed class TensorTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Knows_its_shape_strides_type_and_device()
    {
        var a = zeros(2, 3, 4, dtype: float64);
        Assert.Equal([2, 3, 4], a.shape);
        Assert.Equal([12, 4, 1], a.stride());
        Assert.Equal([1, 4, 12], a.permute(2, 1, 0).stride());
        Assert.Equal(3, a.size(1));
        Assert.Equal(4, a.size(-1));
        Assert.Equal(3, a.ndim);
        Assert.Equal(24, a.numel());
        Assert.Equal(8, a.element_size());
        Assert.Equal(ScalarType.Float64, a.dtype);
        Assert.Equal(DeviceType.CPU, a.device.type);
        Assert.Equal("[2x3x4], type = Float64, device = cpu", a.ToString());
    }

    [Fact]
    public void Copies_arrays_in_and_out()
    {
        var source = new float[,] { { 1, 2, 3 }, { 4, 5, 6 } };
        var a = tensor(source);
        source[0, 0] = 99;
        Assert.Equal([2, 3], a.shape);
        Assert.Equal([1f, 2, 3, 4, 5, 6], a.data<float>().ToArray());
        Assert.Equal([1f, 4, 2, 5, 3, 6], a.t().data<float>().ToArray());
        Assert.Equal(6f, a.data<float>()[1, 2]);
        Assert.Equal(6f, a.data<float>()[5]);
        Assert.Equal(5f, a.t().data<float>()[3]);
        Assert.Equal([2f, 5f], a[TensorIndex.Colon, 1].data<float>());

        a.t().data<float>().CopyFrom([7, 8], 0, 1);
        Assert.Equal([1f, 8, 3, 7, 5, 6], a.data<float>().ToArray());

        a.bytes = new byte[24];
        Assert.Equal(0, a.abs().sum().ToSingle());
    }

    [Fact]
    public void Makes_tensors_of_every_element_type()
    {
        Assert.Equal([1.5, -2], tensor([1.5, -2.0]).data<double>().ToArray());
        Assert.Equal([1L << 40, -2], tensor([1L << 40, -2L]).data<long>().ToArray());
        Assert.Equal([1, -2], tensor([1, -2]).data<int>().ToArray());
        Assert.Equal([(byte)200, (byte)3], tensor(new byte[] { 200, 3 }).data<byte>().ToArray());
        Assert.Equal([true, false], tensor([true, false]).data<bool>().ToArray());
        Assert.Equal(2.5f, tensor(2.5f).item<float>());
        Assert.Equal([1, 2, 2], tensor([1f, 2, 3, 4], 1, 2, 2).shape);
        Assert.Equal(ScalarType.Float64, tensor([1, 2], dtype: float64).dtype);
    }

    [Fact]
    public void Converts_between_element_types()
    {
        var a = tensor([1.75f, -2.5f, 0f]);
        Assert.Equal([1L, -2, 0], a.to(int64).data<long>().ToArray());
        Assert.Equal([true, true, false], a.@bool().data<bool>().ToArray());
        Assert.Equal([1.75, -2.5, 0], a.@double().data<double>().ToArray());
        // 1.7578125 = 1.1100001b has one bit too many for bfloat16's 7 bits of fraction; half to even gives 1.7578125.
        Assert.Equal(1.7578125f, tensor(1.7578125f).to(bfloat16).to(float32).item<float>());
        // 1.005 lies between 1 and 1.0078125, the next number with 7 bits of fraction, and nearer to the latter.
        Assert.Equal(1.0078125f, tensor(1.005f).to(bfloat16).to(float32).item<float>());
        Assert.Equal((Half)1.75f, a.to(float16).data<Half>()[0]);
        Assert.Equal(-2.5, a[1].ToDouble());
        Assert.Equal(-2, a[1].ToInt32());
        Assert.True(a[1].ToBoolean());
    }

    [Fact]
    public void Operators_compute_what_their_signs_say()
    {
        var a = tensor([1f, 2, 4]);
        Assert.Equal([3f, 4, 6], (2 + a).data<float>().ToArray());
        Assert.Equal([1f, 0, -2], (2 - a).data<float>().ToArray());
        Assert.Equal([8f, 4, 2], (8 / a).data<float>().ToArray());
        Assert.Equal([0.5f, 1, 2], (a / 2).data<float>().ToArray());
        Assert.Equal([-1f, -2, -4], (-a).data<float>().ToArray());
        Assert.Equal([2f, 4, 16], pow(2, a));
        Assert.Equal([false, true, true], (a > 1).data<bool>().ToArray());
        Assert.Equal([true, false, false], (2 > a).data<bool>().ToArray());
        Assert.Equal([false, true, false], (a == 2).data<bool>().ToArray());
        Assert.Equal([false, false, true], ((a >= 2) & ~(a == 2)).data<bool>().ToArray());
        Assert.True(a.Equals(tensor([1f, 2, 4])));
        Assert.False(a.Equals(tensor([1f, 2, 5])));

        static float[] pow(float b, Tensor exponent) => torch.pow(tensor(b), exponent).data<float>().ToArray();
    }

    [Fact]
    public void Integers_stay_integers()
    {
        var a = tensor([7L, -7L]);
        Assert.Equal([9L, -5], (a + 2).data<long>().ToArray());
        Assert.Equal([1L, 2], (a % 3).data<long>().ToArray());
        Assert.Equal([2L, -3], a.div(3, RoundingMode.floor).to(int64).data<long>().ToArray().Select(Same));
        Assert.Equal(ScalarType.Float32, (a / 2).dtype);
        Assert.Equal(ScalarType.Int64, arange(3).dtype);
        Assert.Equal(ScalarType.Float32, arange(0, 1, 0.5).dtype);

        static long Same(long value) => value;
    }

    // Numbers do not widen a tensor's type within its kind: torch.result_type's rule for Python scalars.
    [Theory]
    [InlineData(ScalarType.Byte, 2, ScalarType.Byte)]
    [InlineData(ScalarType.Int32, 2L, ScalarType.Int32)]
    [InlineData(ScalarType.Int32, 2.5, ScalarType.Float32)]
    [InlineData(ScalarType.Bool, 2, ScalarType.Int64)]
    [InlineData(ScalarType.Bool, true, ScalarType.Bool)]
    [InlineData(ScalarType.Float32, 2.5, ScalarType.Float32)]
    [InlineData(ScalarType.Float64, 2.5f, ScalarType.Float64)]
    [InlineData(ScalarType.BFloat16, 2.5, ScalarType.BFloat16)]
    public void Numbers_promote_types_as_Pythons_do(ScalarType type, object number, ScalarType expected)
    {
        Scalar scalar = number switch
        {
            bool truth => truth,
            int whole => whole,
            long whole => whole,
            float real => real,
            _ => (double)number,
        };
        var a = ones([2], type);
        Assert.Equal(expected, (a * scalar).dtype);
        Assert.Equal(expected, (scalar * a).dtype);
        Assert.Equal(number is bool ? 1 : ((IConvertible)number).ToDouble(null), (a * scalar)[0].ToDouble());
    }

    [Fact]
    public void A_number_is_rounded_to_the_tensors_type_and_no_further()
    {
        Assert.Equal(0.1, (ones(1, dtype: float64) * 0.1).item<double>());
        Assert.Equal(0.1f, (ones(1) * 0.1).item<float>());
        // 2^24 + 1 is not a single-precision number.
        Assert.Equal(16_777_216f, (zeros(1) + 16_777_217).item<float>());
        Assert.Equal(16_777_217L, (zeros(1, dtype: int64) + 16_777_217).item<long>());
    }

    [Fact]
    public void Indexing_reads_and_writes_as_Python_does()
    {
        var a = arange(24, float32).reshape(2, 3, 4);
        Assert.Equal(23f, a[1, 2, 3].item<float>());
        Assert.Equal(23f, a[-1, -1, -1].item<float>());
        Assert.Equal([2, 3], a[TensorIndex.Ellipsis, 0].shape);
        Assert.Equal([0f, 4, 8, 12, 16, 20], a[TensorIndex.Ellipsis, 0].data<float>().ToArray());
        Assert.Equal([2, 1, 3, 2], a[TensorIndex.Colon, TensorIndex.None, .., 1..3].shape);
        Assert.Equal([5f, 6], a[0, 1, 1..3].data<float>().ToArray());
        Assert.Equal([12f, 14], a[1, 0, TensorIndex.Slice(step: 2)].data<float>().ToArray());
        Assert.Equal([10f, 11], a[0, ^1, ^2..].data<float>().ToArray());

        a[0] = zeros(3, 4);
        a[1, TensorIndex.Colon, 0] = tensor([-1f, -2, -3]);
        Assert.Equal(-6 + (23 - 12 + 1) * 35 / 2.0 - 12 - 16 - 20, a.sum().ToDouble());
        a[a < 0] = tensor(100f);
        Assert.Equal(3, (a == 100).sum().ToInt64());
        a.index_put_(5, TensorIndex.Ellipsis, 3);
        Assert.Equal([5f, 5, 5, 5, 5, 5], a[TensorIndex.Ellipsis, 3].data<float>().ToArray());
    }

    [Fact]
    public void Reductions_take_dimensions_types_and_keepdim()
    {
        var a = tensor(new float[,] { { 1, 5, 2 }, { 4, 3, 6 } });
        Assert.Equal(21, a.sum().ToDouble());
        Assert.Equal([8f, 13], a.sum(1).data<float>().ToArray());
        Assert.Equal([5f, 8, 8], a.sum(dim: 0).data<float>().ToArray());
        Assert.Equal([1, 1], a.sum([0, 1], keepdim: true).shape);
        Assert.Equal(ScalarType.Float64, a.sum(type: float64).dtype);
        Assert.Equal([2.5f, 4, 4], a.mean([0]).data<float>().ToArray());
        Assert.Equal([5f, 6], a.amax(1).data<float>().ToArray());
        Assert.Equal([2, 1], a.amin([1], keepdim: true).shape);
        Assert.Equal([1L, 2], a.max(1).indexes.data<long>().ToArray());
        Assert.Equal([1f, 3], a.min(1).values.data<float>().ToArray());
        Assert.Equal(5, a.argmax().ToInt64());
        Assert.Equal([0L, 1], a.argmin(1).data<long>().ToArray());
        Assert.Equal(720, a.prod().ToDouble());
        Assert.Equal([1L, 2], (a > 3).count_nonzero([1]).data<long>().ToArray());
        Assert.True((a > 0).all().ToBoolean());
        Assert.False((a > 6).any().ToBoolean());
        Assert.Equal(1, std(tensor([1f, 2, 3])), 1e-6);
        Assert.Equal([0L, 2, 1], a[0].argsort().data<long>().ToArray());
        Assert.Equal([0L, 1, 3], searchsorted(tensor([1f, 2, 2, 4]), tensor([0f, 2, 3])).data<long>().ToArray());
        Assert.Equal([0L, 3, 3], searchsorted(tensor([1f, 2, 2, 4]), tensor([0f, 2, 3]), right: true).data<long>().ToArray());

        static double std(Tensor values) => values.std().ToDouble();
    }

    [Fact]
    public void Not_numbers_and_infinities_are_found_and_replaced()
    {
        var a = tensor([float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1]);
        Assert.Equal([true, false, false, false], a.isnan().data<bool>().ToArray());
        Assert.Equal([false, true, true, false], a.isinf().data<bool>().ToArray());
        Assert.Equal([false, false, false, true], a.isfinite().data<bool>().ToArray());
        Assert.Equal([0f, 9, -9, 1], a.nan_to_num(0, 9, -9).data<float>().ToArray());
        Assert.Equal([0f, float.MaxValue, float.MinValue, 1], a.nan_to_num().data<float>().ToArray());
    }

    [Fact]
    public void A_channels_last_tensor_is_made_by_permuting_twice()
    {
        var a = rand(2, 3, 4, 5);
        var last = a.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
        Assert.Equal(a.shape, last.shape);
        Assert.Equal([60, 1, 15, 3], last.stride());
        Assert.False(last.is_contiguous());
        Assert.True(last.Equals(a));
    }

    [Fact]
    public void Seeds_repeat_random_numbers()
    {
        manual_seed(5);
        var first = rand(4);
        manual_seed(5);
        Assert.True(first.Equals(rand(4)));
        Assert.False(first.Equals(rand(4)));
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (long)i), randperm(50).data<long>().Order());
    }

    [Fact]
    public void Long_lists_of_tensors_are_joined_and_split()
    {
        var parts = Enumerable.Range(0, 100).Select(i => full([2], i)).ToArray();
        var whole = cat(parts);
        Assert.Equal([200], whole.shape);
        Assert.Equal(9900, whole.sum().ToDouble());
        Assert.Equal([100, 2], stack(parts).shape);
        Assert.Equal(67, whole.split(3).Length);
        Assert.Equal([2], whole.split(3)[66].shape);
        Assert.Equal(7, whole.chunk(7).Length);
    }
}

using System.Reflection;
using TorchSharp.Interop;
using TorchSharp.SyCamExtras;
using static TorchSharp.torch;

namespace SyCam.TorchSharp.Tests;

public sealed class RuntimeTests
{
    [Fact]
    public void Every_operator_in_the_table_exists_in_this_LibTorch()
    {
        var missing = typeof(Ops).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Where(field => !((Op)field.GetValue(null)!).Exists())
            .Select(field => field.Name);
        Assert.Empty(missing);
    }

    [Fact]
    public void LibTorch_tells_about_itself()
    {
        Assert.Matches(@"^\d+\.\d+", LibTorch.Version);
        Assert.Contains("PyTorch built with", LibTorch.ShowConfig(), StringComparison.Ordinal);
        Assert.Contains("get_num_threads", LibTorch.ParallelInfo(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_threads_is_what_was_set()
    {
        var before = get_num_threads();
        set_num_threads(2);
        Assert.Equal(2, get_num_threads());
        set_num_threads(before);
    }

    [Fact]
    public void Convolutions_may_be_told_to_keep_all_bits()
    {
        Assert.True(backends.cudnn.allow_tf32);
        backends.cudnn.allow_tf32 = false;
        Assert.False(backends.cudnn.allow_tf32);
        backends.cudnn.allow_tf32 = true;
    }

    [Fact]
    public void Availability_of_cuda_and_its_devices_agree() =>
        Assert.Equal(cuda.device_count() > 0, cuda.is_available());
}

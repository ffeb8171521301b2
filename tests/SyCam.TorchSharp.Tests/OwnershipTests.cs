using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.SyCamExtras;
using static TorchSharp.torch;

namespace SyCam.TorchSharp.Tests;

[Collection(LiveTensorsCollection.Name)]
public sealed class OwnershipTests
{
    [Fact]
    public void Ten_thousand_disposed_operations_leave_no_tensor_behind()
    {
        var before = LibTorch.LiveTensors;
        using (var a = ones(3))
            for (var i = 0; i < 10_000; i++)
                using (a + a) { }

        Assert.Equal(before, LibTorch.LiveTensors);
    }

    [Fact]
    public void A_scope_disposes_ten_thousand_operations()
    {
        var before = LibTorch.LiveTensors;
        using (NewDisposeScope())
        {
            var a = ones(3);
            for (var i = 0; i < 10_000; i++) _ = a * 2;
            Assert.Equal(before + 10_001, LibTorch.LiveTensors);
        }

        Assert.Equal(before, LibTorch.LiveTensors);
    }

    [Fact]
    public void The_finalizer_frees_what_nobody_disposed()
    {
        var before = LibTorch.LiveTensors;
        Leak();
        for (var i = 0; i < 20 && LibTorch.LiveTensors != before; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(before, LibTorch.LiveTensors);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static void Leak()
        {
            for (var i = 0; i < 100; i++) _ = ones(2);
        }
    }

    [Fact]
    public void Failing_calls_leave_no_tensor_behind()
    {
        using var a = ones(2, 3);
        using var longer = ones(5);
        var before = LibTorch.LiveTensors;
        for (var i = 0; i < 100; i++)
        {
            Assert.Throws<ExternalException>(() => a.matmul(a));
            Assert.Throws<ExternalException>(() => cat([a, longer]));
            Assert.Throws<ExternalException>(() => a[0, 7]);
            Assert.Throws<ExternalException>(() => a.split(-1));
            Assert.Throws<ExternalException>(() => autograd.grad([a.sum()], [a]));
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Equal(before, LibTorch.LiveTensors);
    }

    [Fact]
    public void Operators_that_return_several_tensors_hand_all_of_them_over()
    {
        var before = LibTorch.LiveTensors;
        using (NewDisposeScope())
        {
            var a = arange(6, float32).reshape(2, 3);
            var made = LibTorch.LiveTensors;
            _ = a.unbind(1);
            Assert.Equal(made + 3, LibTorch.LiveTensors);
            _ = a.sort(0);
            Assert.Equal(made + 5, LibTorch.LiveTensors);
            _ = linalg.svd(a);
            Assert.Equal(made + 8, LibTorch.LiveTensors);
        }

        Assert.Equal(before, LibTorch.LiveTensors);
    }

    [Fact]
    public void In_place_operators_return_the_same_object_and_make_no_tensor()
    {
        using var a = ones(2);
        var before = LibTorch.LiveTensors;

        Assert.Same(a, a.add_(1).mul_(3).clamp_(0, 5).fill_(7));

        Assert.Equal(before, LibTorch.LiveTensors);
        Assert.Equal([7f, 7f], a.data<float>().ToArray());
    }

    [Fact]
    public void Threads_work_on_their_own_scopes()
    {
        var before = LibTorch.LiveTensors;
        var sums = new double[4];
        Parallel.For(0, 4, i =>
        {
            using var scope = NewDisposeScope();
            var total = zeros(8);
            for (var step = 1; step <= 500; step++) total = total + full(8, i * step);
            sums[i] = total.sum().ToDouble();
        });

        // 8 * i * (1 + ... + 500)
        Assert.Equal([0, 1_002_000, 2_004_000, 3_006_000], sums);
        Assert.Equal(before, LibTorch.LiveTensors);
    }
}

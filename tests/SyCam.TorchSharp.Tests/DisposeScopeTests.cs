using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.TorchSharp.Tests;

public sealed class DisposeScopeTests
{
    [Fact]
    public void A_moved_tensor_outlives_its_scope_and_goes_with_the_outer_one()
    {
        Tensor kept;
        using (var outer = NewDisposeScope())
        {
            Tensor lost;
            using (NewDisposeScope())
            {
                lost = ones(1);
                kept = zeros(1).MoveToOuterDisposeScope();
            }

            Assert.True(lost.IsInvalid);
            Assert.False(kept.IsInvalid);
            Assert.True(outer.Contains(kept));
        }

        Assert.True(kept.IsInvalid);
    }

    [Fact]
    public void A_detached_tensor_belongs_to_the_caller()
    {
        Tensor kept;
        using (NewDisposeScope())
        using (NewDisposeScope())
            kept = ones(1).DetachFromDisposeScope();

        Assert.False(kept.IsInvalid);
        kept.Dispose();
        Assert.True(kept.IsInvalid);
    }

    [Fact]
    public void A_tensor_that_was_disposed_early_leaves_its_scope()
    {
        using var scope = NewDisposeScope();
        var a = ones(1);
        Assert.Equal(1, scope.DisposablesCount);
        a.Dispose();
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void Everything_but_some_can_be_disposed_early()
    {
        using var scope = NewDisposeScope();
        var a = ones(1);
        var b = ones(1);
        scope.DisposeEverythingBut(b);
        Assert.True(a.IsInvalid);
        Assert.False(b.IsInvalid);
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void A_disposed_tensor_says_so()
    {
        var a = ones(1);
        a.Dispose();
        a.Dispose();
        Assert.Throws<ObjectDisposedException>(() => a + 1);
        Assert.Throws<ObjectDisposedException>(() => cat([a, a]));
        Assert.Throws<ObjectDisposedException>(() => a.shape);
    }

    [Fact]
    public void Tensors_outside_scopes_are_nobodys_but_the_callers()
    {
        using var a = ones(1);
        using (NewDisposeScope()) { }
        Assert.False(a.IsInvalid);
    }

    [Fact]
    public void A_wrapped_function_keeps_only_its_result()
    {
        Tensor? inner = null;
        using var result = WrappedTensorDisposeScope(() =>
        {
            inner = ones(2);
            return inner * 3;
        });

        Assert.True(inner!.IsInvalid);
        Assert.Equal([3f, 3f], result.data<float>().ToArray());
    }
}

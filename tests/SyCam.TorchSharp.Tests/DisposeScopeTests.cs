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
    public void Tensors_leave_a_scope_in_any_order()
    {
        using var outer = NewDisposeScope();
        var scope = NewDisposeScope();
        var made = Enumerable.Range(0, 7).Select(i => full([1], i)).ToArray();
        made[3].Dispose();
        made[6].DetachFromDisposeScope();
        scope.Detach(made[0]);
        scope.MoveToOuter(made[5], made[1]);
        outer.Attach(made[2]);
        Assert.Equal(1, scope.DisposablesCount);
        Assert.Equal(3, outer.DisposablesCount);

        scope.Dispose();
        Assert.Equal([3, 4], Enumerable.Range(0, 7).Where(i => made[i].IsInvalid));
        outer.Dispose();
        Assert.Equal([1, 2, 3, 4, 5], Enumerable.Range(0, 7).Where(i => made[i].IsInvalid));
        made[0].Dispose();
        made[6].Dispose();
    }

    [Fact]
    public void A_scope_disposes_other_objects_it_was_given()
    {
        using var stream = new MemoryStream();
        using (var scope = NewDisposeScope())
        {
            scope.Include(stream);
            Assert.True(scope.Contains(stream));
        }

        Assert.False(stream.CanRead);
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

using System.Runtime.CompilerServices;
using Microsoft.Z3;
using Microsoft.Z3.Interop;

namespace SyCam.Z3.Tests;

[Collection(MemoryCollection.Name)]
public sealed class LifetimeTests
{
    [Fact]
    public void Disposed_terms_leave_no_reference_behind()
    {
        using var z3 = new Context();
        var before = z3.LiveReferences;
        for (var i = 0; i < 10_000; i++)
        {
            using var sort = z3.MkRealSort();
            using var x = z3.MkConst($"x{i % 7}", sort);
            using var sum = (ArithExpr)x + (ArithExpr)x;
        }

        z3.DropReleased();
        Assert.Equal(before, z3.LiveReferences);
    }

    [Fact]
    public void Collected_terms_are_dropped_by_the_owners_next_call()
    {
        using var z3 = new Context();
        _ = z3.RealSort;
        var before = z3.LiveReferences;
        OnAnotherThread(() => MakeGarbage(z3, 10_000));
        Assert.True(z3.LiveReferences > before);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        z3.DropReleased();
        Assert.Equal(before, z3.LiveReferences);
    }

    [Fact]
    public void Rounds_of_ten_thousand_terms_do_not_grow_the_memory_of_z3()
    {
        using var z3 = new Context();
        var sizes = new List<ulong>();
        for (var round = 0; round < 6; round++)
        {
            MakeGarbage(z3, 10_000);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            z3.DropReleased();
            sizes.Add(Native.Z3_get_estimated_alloc_size());
        }

        // A term takes more than 32 bytes: 40,000 leaked ones would be well over a mebibyte.
        Assert.True(sizes[^1] < sizes[1] + (1 << 20), string.Join(' ', sizes));
    }

    [Fact]
    public void Contexts_can_be_disposed_with_everything_still_held()
    {
        for (var i = 0; i < 50; i++)
        {
            var z3 = new Context();
            var solver = z3.MkSolver();
            solver.Add(z3.MkRealConst("x") > 0);
            Assert.Equal(Status.SATISFIABLE, solver.Check());
            var model = solver.Model!;
            z3.Dispose();
            Assert.Throws<ObjectDisposedException>(() => model.ToString());
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    // Finalizers run while both owners work: a race on reference counts would crash the process.
    [Fact]
    public void Two_contexts_on_two_threads_survive_the_finalizer()
    {
        var answers = new Status[2];
        Parallel.For(0, 2, i =>
        {
            using var z3 = new Context();
            using var solver = z3.MkSolver();
            for (var round = 0; round < 20; round++)
            {
                MakeGarbage(z3, 500);
                GC.Collect();
                var x = z3.MkRealConst("x");
                answers[i] = solver.Check(x > round, x < round + 1);
                if (answers[i] != Status.SATISFIABLE) return;
            }
        });
        Assert.Equal([Status.SATISFIABLE, Status.SATISFIABLE], answers);
    }

    // A finished thread's stack cannot keep a term alive.
    private static void OnAnotherThread(Action work)
    {
        var thread = new Thread(() => work());
        thread.Start();
        thread.Join();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MakeGarbage(Context z3, int count)
    {
        ArithExpr sum = z3.MkRealConst("seed");
        for (var i = 0; i < count; i++) sum = i % 100 == 0 ? z3.MkRealConst("seed") : sum + i;
    }
}

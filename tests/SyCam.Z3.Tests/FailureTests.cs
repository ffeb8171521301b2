using Microsoft.Z3;
using Microsoft.Z3.Interop;

namespace SyCam.Z3.Tests;

public sealed class FailureTests : IDisposable
{
    private readonly Context _z3 = new();

    public void Dispose() => _z3.Dispose();

    [Fact]
    public void A_timeout_answers_unknown_with_a_reason()
    {
        // A single tactic: a timeout inside the default solver's nested ones hangs libz3 4.8.12.
        using var solver = HardProblem();
        solver.Parameters = _z3.MkParams().Add("timeout", 20u);
        Assert.Equal(Status.UNKNOWN, solver.Check());
        Assert.Contains(solver.ReasonUnknown, new[] { "timeout", "canceled", "interrupted" });
    }

    [Fact]
    public void A_resource_limit_answers_unknown_and_leaves_the_solver_good()
    {
        using var solver = HardProblem();
        solver.Parameters = _z3.MkParams().Add("rlimit", 20_000u);
        Assert.Equal(Status.UNKNOWN, solver.Check());
        Assert.NotEmpty(solver.ReasonUnknown);
        solver.Reset();
        Assert.Equal(Status.SATISFIABLE, solver.Check(_z3.MkRealConst("x") > 0));
    }

    [Fact]
    public async Task Another_thread_can_interrupt_a_check()
    {
        using var solver = HardProblem();
        using var done = new CancellationTokenSource();
        // An interrupt that comes before the check starts is lost, so it is repeated until the check has answered.
        var interrupter = Task.Run(
            () =>
            {
                while (!done.IsCancellationRequested)
                {
                    _z3.Interrupt();
                    Thread.Sleep(5);
                }
            },
            TestContext.Current.CancellationToken);
        Assert.Equal(Status.UNKNOWN, solver.Check());
        await done.CancelAsync();
        await interrupter;
        Assert.NotEmpty(solver.ReasonUnknown);
        solver.Reset();
        Assert.Equal(Status.SATISFIABLE, solver.Check(_z3.MkRealConst("x") > 0));
    }

    [Fact]
    public void A_mistake_is_an_exception_with_the_message_of_z3()
    {
        var x = _z3.MkRealConst("x");
        var p = _z3.MkBoolConst("p");
        var mixed = Assert.Throws<Z3Exception>(() => _z3.MkEq(x, p));
        Assert.Contains("Sort", mixed.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Throws<Z3Exception>(() => _z3.MkTactic("no-such-tactic"));
        Assert.Throws<Z3Exception>(() => _z3.MkReal("two"));
        Assert.Throws<Z3Exception>(() => _z3.MkReal(1, 0));
        Assert.Throws<Z3Exception>(() => _z3.MkSolver().Pop());
        Assert.Throws<Z3Exception>(() => _z3.MkSolver().Model);
        Assert.Throws<Z3Exception>(() => _z3.MkForall([x], x > 0).NumArgs);
        // The context is still good.
        Assert.Equal(Status.SATISFIABLE, _z3.MkSolver().Check(p));
    }

    [Fact]
    public void Terms_of_two_contexts_do_not_mix()
    {
        using var other = new Context();
        var error = Assert.Throws<Z3Exception>(() => _z3.MkAdd(_z3.MkRealConst("x"), other.MkRealConst("x")));
        Assert.Equal("Context mismatch", error.Message);
    }

    [Fact]
    public void What_was_disposed_is_refused()
    {
        var x = _z3.MkRealConst("x");
        x.Dispose();
        Assert.Throws<ObjectDisposedException>(() => x + 1);
        var closed = new Context();
        var y = closed.MkRealConst("y");
        closed.Dispose();
        closed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => y + 1);
        y.Dispose();
    }

    [Fact]
    public void A_missing_library_says_what_to_do()
    {
        var error = Assert.Throws<Z3Exception>(() => LibZ3.Open("/no/such/libz3.so"));
        Assert.Contains("/no/such/libz3.so", error.Message, StringComparison.Ordinal);
        Assert.Contains("LIBZ3", error.Message, StringComparison.Ordinal);
        var old = Assert.Throws<Z3Exception>(() => LibZ3.Require(new System.Version(4, 8, 9, 0)));
        Assert.Contains("./setup.sh", old.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_in_use_is_new_enough()
    {
        Assert.True((Microsoft.Z3.Version.Major, Microsoft.Z3.Version.Minor).CompareTo((4u, 8u)) >= 0);
        Assert.StartsWith($"{Microsoft.Z3.Version.Major}.", Microsoft.Z3.Version.FullVersion, StringComparison.Ordinal);
    }

    // (sum x_i^2)(sum y_i^2) < (sum x_i y_i)^2 for 12 reals each: false by Cauchy and Schwarz, and out of reach.
    private Solver HardProblem()
    {
        ArithExpr[] Reals(string name) => [.. Enumerable.Range(0, 12).Select(i => _z3.MkRealConst($"{name}{i}"))];
        ArithExpr Dot(ArithExpr[] a, ArithExpr[] b) => _z3.MkAdd(a.Zip(b, (s, t) => s * t));
        var (x, y) = (Reals("x"), Reals("y"));
        var solver = _z3.MkSolver(_z3.MkTactic("qfnra-nlsat"));
        solver.Add(Dot(x, x) * Dot(y, y) < Dot(x, y) * Dot(x, y));
        return solver;
    }
}

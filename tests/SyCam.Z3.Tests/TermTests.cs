using Microsoft.Z3;

namespace SyCam.Z3.Tests;

public sealed class TermTests : IDisposable
{
    private readonly Context _z3 = new();

    public void Dispose() => _z3.Dispose();

    // Each pair is an expression and the value that the same arithmetic has on paper at x = 3, y = -1/2, n = 4.
    [Fact]
    public void Every_operator_means_what_arithmetic_means()
    {
        RealExpr x = _z3.MkRealConst("x"), y = _z3.MkRealConst("y");
        var n = _z3.MkIntConst("n");
        (Expr Term, string Value)[] cases =
        [
            (x + y, "5/2"), (x - y, "7/2"), (x * y, "-3/2"), (x / y, "-6"), (-x, "-3"),
            (x + 1, "4"), (1 - x, "-2"), (0.5 * x, "3/2"), (x / 4, "3/4"), (2 / x, "2/3"), (x - 0.25, "11/4"),
            (_z3.MkPower(x, _z3.MkReal(2)), "9"), (_z3.MkAdd(x, y, x), "11/2"), (_z3.MkMul(x, x, y), "-9/2"),
            (_z3.MkSub(x, y, x), "1/2"), (_z3.MkInt2Real(n) * y, "-2"),
            (_z3.MkITE(x > y, x, y), "3"), (_z3.MkITE(x < y, x, y), "-1/2"),
            (x >= 3, "true"), (x > 3, "false"), (y <= 0, "true"), (3 < x, "false"), (0.0 >= y, "true"),
            ((x > 0) & (y > 0), "false"), ((x > 0) | (y > 0), "true"),
            ((x > 0) ^ (y < 0), "false"), (!(x > 0), "false"),
            (_z3.MkImplies(x > 0, y > 0), "false"), (_z3.MkIff(x > 0, y < 0), "true"),
            (_z3.MkDistinct(x, y, _z3.MkReal(3)), "false"), (_z3.MkAnd(), "true"), (_z3.MkOr(), "false"),
            (_z3.MkBool(true), "true"), (_z3.MkXor(x > 0, y > 0), "true"),
        ];
        foreach (var (term, value) in cases)
        {
            var at = term.Substitute([x, y, n], [_z3.MkReal(3), _z3.MkReal(-1, 2), _z3.MkInt(4)]).Simplify();
            // A negative numeral is written (- 3.0) in SMT-LIB; its own text is plain.
            Assert.Equal(value, at is RatNum ? at.ToString() : at.IsTrue ? "true" : at.IsFalse ? "false" : $"? {at}");
        }
    }

    [Fact]
    public void The_same_name_and_sort_make_the_same_term()
    {
        RealExpr x = _z3.MkRealConst("x"), again = _z3.MkRealConst("x"), y = _z3.MkRealConst("y");
        Assert.True(x == again);
        Assert.True(x != y);
        Assert.Equal(x.Id, again.Id);
        Assert.Equal(x.GetHashCode(), again.GetHashCode());
        Assert.True(_z3.MkFreshConst("x", _z3.RealSort) != x);
        using var other = new Context();
        Assert.True(other.MkRealConst("x") != x);
    }

    [Fact]
    public void A_term_shows_its_parts()
    {
        var f = _z3.MkFuncDecl("f", [_z3.RealSort, _z3.IntSort], _z3.BoolSort);
        var x = _z3.MkRealConst("x");
        var term = f[x, _z3.MkInt(2)];
        Assert.IsType<BoolExpr>(term);
        Assert.Equal("f", term.FuncDecl.Name.ToString());
        Assert.Equal(2u, term.FuncDecl.Arity);
        Assert.Equal("Bool", term.FuncDecl.Range.Name.ToString());
        Assert.Equal(["x", "2"], term.Args.Select(a => a.ToString()));
        Assert.IsType<RealSort>(term.Args[0].Sort);
        Assert.True(x.IsConst && x.IsReal && !x.IsNumeral);
        Assert.True(_z3.MkReal(2).IsRatNum && _z3.MkInt(2).IsIntNum);
        Assert.Equal("(f x 2)", term.ToString());
    }

    [Fact]
    public void A_query_prints_as_smt_lib()
    {
        var x = _z3.MkRealConst("x");
        using var solver = _z3.MkSolver();
        solver.Add(x * x < 0);
        var text = solver.ToString();
        Assert.Contains("(declare-fun x () Real)", text, StringComparison.Ordinal);
        Assert.Contains("(assert (< (* x x) ", text, StringComparison.Ordinal);
    }
}

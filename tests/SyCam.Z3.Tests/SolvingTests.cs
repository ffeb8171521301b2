using System.Numerics;
using Microsoft.Z3;

namespace SyCam.Z3.Tests;

public sealed class SolvingTests : IDisposable
{
    private readonly Context _z3 = new();

    public void Dispose() => _z3.Dispose();

    [Fact]
    public void A_contradiction_is_unsatisfiable()
    {
        var x = _z3.MkRealConst("x");
        using var solver = _z3.MkSolver();
        solver.Add(x > 1, x < 1);
        Assert.Equal(Status.UNSATISFIABLE, solver.Check());
    }

    [Fact]
    public void A_model_holds_exact_rationals()
    {
        // 3x + 2y = 1 and x - y = 1/3 have the one solution x = 1/3, y = 0; z is -7/3 of x + y.
        RealExpr x = _z3.MkRealConst("x"), y = _z3.MkRealConst("y"), z = _z3.MkRealConst("z");
        using var solver = _z3.MkSolver();
        solver.Add(_z3.MkEq(3 * x + 2 * y, _z3.MkReal(1)), _z3.MkEq(x - y, _z3.MkReal(1, 3)));
        solver.Add(_z3.MkEq(z, (x + y) * _z3.MkReal("-7/3")));
        Assert.Equal(Status.SATISFIABLE, solver.Check());
        using var model = solver.Model!;
        var third = Assert.IsType<RatNum>(model.Evaluate(x));
        Assert.Equal((BigInteger.One, new BigInteger(3)), (third.BigIntNumerator, third.BigIntDenominator));
        Assert.Equal("0.333?", third.ToDecimalString(3));
        Assert.Equal("0", model.Eval(y).ToString());
        var value = Assert.IsType<RatNum>(model.ConstInterp(z));
        Assert.Equal((-7, 9), (value.Numerator.Int, value.Denominator.Int));
        Assert.Equal("-7/9", value.ToString());
        Assert.Equal(3u, model.NumConsts);
    }

    [Fact]
    public void A_numeral_larger_than_a_machine_word_survives()
    {
        var big = BigInteger.Pow(10, 40) + 1;
        var numeral = _z3.MkReal($"{big}/7");
        Assert.Equal((big, new BigInteger(7)), (numeral.BigIntNumerator, numeral.BigIntDenominator));
        Assert.Throws<Z3Exception>(() => numeral.Numerator.Int64);
        Assert.Equal(-5L, _z3.MkInt(-5).Int64);
    }

    [Fact]
    public void An_irrational_root_is_an_algebraic_number_with_rational_bounds()
    {
        var x = _z3.MkRealConst("x");
        using var solver = _z3.MkSolver(_z3.MkTactic("qfnra-nlsat"));
        solver.Add(_z3.MkEq(x * x, _z3.MkReal(2)), x > 0);
        Assert.Equal(Status.SATISFIABLE, solver.Check());
        var root = Assert.IsType<AlgebraicNum>(solver.Model!.Evaluate(x));
        Assert.True(root.IsAlgebraicNumber);
        Assert.StartsWith("1.41421", root.ToDecimal(5), StringComparison.Ordinal);
        var lower = root.ToLower(10);
        var upper = root.ToUpper(10);
        Assert.True(Square(lower.BigIntNumerator) < 2 * Square(lower.BigIntDenominator));
        Assert.True(Square(upper.BigIntNumerator) > 2 * Square(upper.BigIntDenominator));

        static BigInteger Square(BigInteger n) => n * n;
    }

    [Fact]
    public void Push_and_pop_bring_assertions_back()
    {
        var x = _z3.MkRealConst("x");
        using var solver = _z3.MkSolver();
        solver.Add(x > 0);
        solver.Push();
        solver.Add(x < 0);
        Assert.Equal(1u, solver.NumScopes);
        Assert.Equal(Status.UNSATISFIABLE, solver.Check());
        solver.Pop();
        Assert.Equal(Status.SATISFIABLE, solver.Check());
        solver.Reset();
        Assert.Equal(Status.SATISFIABLE, solver.Check(x < 0));
    }

    [Fact]
    public void Assumptions_hold_for_one_check_and_name_the_core()
    {
        BoolExpr p = _z3.MkBoolConst("p"), q = _z3.MkBoolConst("q"), r = _z3.MkBoolConst("r");
        using var solver = _z3.MkSolver();
        solver.Add(_z3.MkImplies(p, !q));
        Assert.Equal(Status.UNSATISFIABLE, solver.Check(p, q, r));
        Assert.Equal(["p", "q"], solver.UnsatCore.Select(c => c.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(Status.SATISFIABLE, solver.Check([p, r]));
    }

    [Fact]
    public void Relu_commutes_with_a_nonnegative_factor_and_not_with_any()
    {
        RealExpr a = _z3.MkRealConst("a"), g = _z3.MkRealConst("g");
        var differ = !_z3.MkEq(Relu(a * g), a * Relu(g));
        using var solver = _z3.MkSolver(_z3.MkTactic("qfnra-nlsat"));
        solver.Add(differ);
        Assert.Equal(Status.SATISFIABLE, solver.Check());
        var model = solver.Model!;
        Assert.True(Assert.IsType<RatNum>(model.Eval(a, true)).BigIntNumerator < 0);
        solver.Add(a >= 0);
        Assert.Equal(Status.UNSATISFIABLE, solver.Check());

        ArithExpr Relu(ArithExpr x) => (ArithExpr)_z3.MkITE(x >= 0, x, _z3.MkReal(0));
    }

    [Fact]
    public void A_quantified_axiom_over_an_uninterpreted_sort_is_used()
    {
        var sort = _z3.MkUninterpretedSort("T");
        var f = _z3.MkFuncDecl("f", sort, sort);
        Expr x = _z3.MkConst("x", sort), c = _z3.MkConst("c", sort);
        using var solver = _z3.MkSolver();
        solver.Add(_z3.MkForall([x], _z3.MkEq(f[f[x]], x), patterns: [_z3.MkPattern(f[f[x]])]));
        solver.Add(_z3.MkNot(_z3.MkEq(f[f[f[f[c]]]], c)));
        Assert.Equal(Status.UNSATISFIABLE, solver.Check());
    }
}

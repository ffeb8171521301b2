using Microsoft.Z3;
using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>Reals that Z3 may choose; a quotient is a new one, described by a condition.</summary>
internal sealed class UnknownAlgebra(Context z3) : IAlgebra<ArithExpr>
{
    private readonly List<BoolExpr> _conditions = [];

    public IReadOnlyList<BoolExpr> Conditions => _conditions;

    public ArithExpr Constant(Rational value) => z3.MkReal(value.ToString());

    public ArithExpr Add(ArithExpr a, ArithExpr b) => z3.MkAdd(a, b);

    public ArithExpr Multiply(ArithExpr a, ArithExpr b) => z3.MkMul(a, b);

    public ArithExpr DivideOrZero(ArithExpr a, ArithExpr b)
    {
        var quotient = z3.MkRealConst($"#quotient{_conditions.Count}");
        var zero = z3.MkEq(b, z3.MkReal(0));
        _conditions.Add(z3.MkOr(
            z3.MkAnd(zero, z3.MkEq(quotient, z3.MkReal(0))),
            z3.MkAnd(z3.MkNot(zero), z3.MkEq(z3.MkMul(quotient, b), a))));
        return quotient;
    }

    public ArithExpr Maximum(ArithExpr a, ArithExpr b) => (ArithExpr)z3.MkITE(z3.MkGe(a, b), a, b);

    public ArithExpr Negate(ArithExpr a) => z3.MkUnaryMinus(a);
}

using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

public partial class Context
{
    /// <summary>The constant true.</summary>
    public BoolExpr MkTrue() => new(this, Checked(Native.Z3_mk_true(Handle)));

    /// <summary>The constant false.</summary>
    public BoolExpr MkFalse() => new(this, Checked(Native.Z3_mk_false(Handle)));

    /// <summary>The constant of a truth value.</summary>
    public BoolExpr MkBool(bool value) => value ? MkTrue() : MkFalse();

    /// <summary>Equality.</summary>
    /// <exception cref="Z3Exception">The sorts do not match.</exception>
    public BoolExpr MkEq(Expr x, Expr y)
    {
        RequireOwn(x);
        RequireOwn(y);
        return Formula(Native.Z3_mk_eq(Handle, x.NativeObject, y.NativeObject));
    }

    /// <summary>All arguments differ from one another.</summary>
    public BoolExpr MkDistinct(params Expr[] args)
    {
        RequireOwn(args);
        return Formula(Native.Z3_mk_distinct(Handle, (uint)args.Length, Z3Object.ToNative(args)));
    }

    /// <summary>All arguments differ from one another.</summary>
    public BoolExpr MkDistinct(IEnumerable<Expr> args) => MkDistinct([.. args]);

    /// <summary>Negation.</summary>
    public BoolExpr MkNot(BoolExpr a)
    {
        RequireOwn(a);
        return Formula(Native.Z3_mk_not(Handle, a.NativeObject));
    }

    /// <summary>The second term where the first holds, else the third.</summary>
    /// <exception cref="Z3Exception">The sorts do not match.</exception>
    public Expr MkITE(BoolExpr t1, Expr t2, Expr t3)
    {
        RequireOwn(t1);
        RequireOwn(t2);
        RequireOwn(t3);
        return Expr.Create(this, Native.Z3_mk_ite(Handle, t1.NativeObject, t2.NativeObject, t3.NativeObject));
    }

    /// <summary>Equivalence.</summary>
    public BoolExpr MkIff(BoolExpr t1, BoolExpr t2)
    {
        RequireOwn(t1);
        RequireOwn(t2);
        return Formula(Native.Z3_mk_iff(Handle, t1.NativeObject, t2.NativeObject));
    }

    /// <summary>Implication.</summary>
    public BoolExpr MkImplies(BoolExpr t1, BoolExpr t2)
    {
        RequireOwn(t1);
        RequireOwn(t2);
        return Formula(Native.Z3_mk_implies(Handle, t1.NativeObject, t2.NativeObject));
    }

    /// <summary>Exclusive disjunction.</summary>
    public BoolExpr MkXor(BoolExpr t1, BoolExpr t2)
    {
        RequireOwn(t1);
        RequireOwn(t2);
        return Formula(Native.Z3_mk_xor(Handle, t1.NativeObject, t2.NativeObject));
    }

    /// <summary>Conjunction; of nothing, true.</summary>
    public BoolExpr MkAnd(params BoolExpr[] ts)
    {
        RequireOwn(ts);
        return Formula(Native.Z3_mk_and(Handle, (uint)ts.Length, Z3Object.ToNative(ts)));
    }

    /// <summary>Conjunction; of nothing, true.</summary>
    public BoolExpr MkAnd(IEnumerable<BoolExpr> t) => MkAnd([.. t]);

    /// <summary>Disjunction; of nothing, false.</summary>
    public BoolExpr MkOr(params BoolExpr[] ts)
    {
        RequireOwn(ts);
        return Formula(Native.Z3_mk_or(Handle, (uint)ts.Length, Z3Object.ToNative(ts)));
    }

    /// <summary>Disjunction; of nothing, false.</summary>
    public BoolExpr MkOr(IEnumerable<BoolExpr> t) => MkOr([.. t]);

    private BoolExpr Formula(nint native) => new(this, Checked(native));
}

using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

public partial class Context
{
    /// <summary>Sum.</summary>
    public ArithExpr MkAdd(params ArithExpr[] ts)
    {
        RequireOwn(ts);
        return Arithmetic(Native.Z3_mk_add(Handle, (uint)ts.Length, Z3Object.ToNative(ts)));
    }

    /// <summary>Sum.</summary>
    public ArithExpr MkAdd(IEnumerable<ArithExpr> ts) => MkAdd([.. ts]);

    /// <summary>Product.</summary>
    public ArithExpr MkMul(params ArithExpr[] ts)
    {
        RequireOwn(ts);
        return Arithmetic(Native.Z3_mk_mul(Handle, (uint)ts.Length, Z3Object.ToNative(ts)));
    }

    /// <summary>Product.</summary>
    public ArithExpr MkMul(IEnumerable<ArithExpr> ts) => MkMul([.. ts]);

    /// <summary>The first term less the others.</summary>
    public ArithExpr MkSub(params ArithExpr[] ts)
    {
        RequireOwn(ts);
        return Arithmetic(Native.Z3_mk_sub(Handle, (uint)ts.Length, Z3Object.ToNative(ts)));
    }

    /// <summary>Negation.</summary>
    public ArithExpr MkUnaryMinus(ArithExpr t)
    {
        RequireOwn(t);
        return Arithmetic(Native.Z3_mk_unary_minus(Handle, t.NativeObject));
    }

    /// <summary>Quotient; its value where the divisor is 0 is free.</summary>
    public ArithExpr MkDiv(ArithExpr t1, ArithExpr t2)
    {
        RequireOwn(t1);
        RequireOwn(t2);
        return Arithmetic(Native.Z3_mk_div(Handle, t1.NativeObject, t2.NativeObject));
    }

    /// <summary>Power.</summary>
    public ArithExpr MkPower(ArithExpr t1, ArithExpr t2)
    {
        RequireOwn(t1);
        RequireOwn(t2);
        return Arithmetic(Native.Z3_mk_power(Handle, t1.NativeObject, t2.NativeObject));
    }

    /// <summary>An integer as a real.</summary>
    public RealExpr MkInt2Real(IntExpr t)
    {
        RequireOwn(t);
        return (RealExpr)Arithmetic(Native.Z3_mk_int2real(Handle, t.NativeObject));
    }

    /// <summary>Less than.</summary>
    public BoolExpr MkLt(ArithExpr t1, ArithExpr t2)
    {
        RequireOwn(t1);
        RequireOwn(t2);
        return Formula(Native.Z3_mk_lt(Handle, t1.NativeObject, t2.NativeObject));
    }

    /// <summary>At most.</summary>
    public BoolExpr MkLe(ArithExpr t1, ArithExpr t2)
    {
        RequireOwn(t1);
        RequireOwn(t2);
        return Formula(Native.Z3_mk_le(Handle, t1.NativeObject, t2.NativeObject));
    }

    /// <summary>Greater than.</summary>
    public BoolExpr MkGt(ArithExpr t1, ArithExpr t2)
    {
        RequireOwn(t1);
        RequireOwn(t2);
        return Formula(Native.Z3_mk_gt(Handle, t1.NativeObject, t2.NativeObject));
    }

    /// <summary>At least.</summary>
    public BoolExpr MkGe(ArithExpr t1, ArithExpr t2)
    {
        RequireOwn(t1);
        RequireOwn(t2);
        return Formula(Native.Z3_mk_ge(Handle, t1.NativeObject, t2.NativeObject));
    }

    private ArithExpr Arithmetic(nint native) => (ArithExpr)Expr.Create(this, native);
}

using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

public partial class Context
{
    /// <summary>A numeral from decimal text such as <c>-3</c>, <c>0.25</c> or <c>1/3</c>.</summary>
    /// <exception cref="Z3Exception">The text is not a numeral of the sort.</exception>
    public Expr MkNumeral(string v, Sort ty)
    {
        RequireOwn(ty);
        return Expr.Create(this, Native.Z3_mk_numeral(Handle, v, ty.NativeObject));
    }

    /// <summary>A numeral.</summary>
    public Expr MkNumeral(int v, Sort ty) => MkNumeral((long)v, ty);

    /// <summary>A numeral.</summary>
    public Expr MkNumeral(uint v, Sort ty) => MkNumeral((ulong)v, ty);

    /// <summary>A numeral.</summary>
    public Expr MkNumeral(long v, Sort ty)
    {
        RequireOwn(ty);
        return Expr.Create(this, Native.Z3_mk_int64(Handle, v, ty.NativeObject));
    }

    /// <summary>A numeral.</summary>
    public Expr MkNumeral(ulong v, Sort ty)
    {
        RequireOwn(ty);
        return Expr.Create(this, Native.Z3_mk_unsigned_int64(Handle, v, ty.NativeObject));
    }

    /// <summary>The real num/den.</summary>
    /// <exception cref="Z3Exception"><paramref name="den"/> is 0.</exception>
    public RatNum MkReal(int num, int den) => den != 0
        ? new RatNum(this, Checked(Native.Z3_mk_real(Handle, num, den)))
        : throw new Z3Exception("Denominator is zero");

    /// <summary>A real from decimal text such as <c>0.25</c> or <c>1/3</c>.</summary>
    /// <exception cref="Z3Exception">The text is not a number.</exception>
    public RatNum MkReal(string v) => (RatNum)MkNumeral(v, RealSort);

    /// <summary>A real.</summary>
    public RatNum MkReal(int v) => (RatNum)MkNumeral(v, RealSort);

    /// <summary>A real.</summary>
    public RatNum MkReal(uint v) => (RatNum)MkNumeral(v, RealSort);

    /// <summary>A real.</summary>
    public RatNum MkReal(long v) => (RatNum)MkNumeral(v, RealSort);

    /// <summary>A real.</summary>
    public RatNum MkReal(ulong v) => (RatNum)MkNumeral(v, RealSort);

    /// <summary>An integer from decimal text.</summary>
    /// <exception cref="Z3Exception">The text is not an integer.</exception>
    public IntNum MkInt(string v) => (IntNum)MkNumeral(v, IntSort);

    /// <summary>An integer.</summary>
    public IntNum MkInt(int v) => (IntNum)MkNumeral(v, IntSort);

    /// <summary>An integer.</summary>
    public IntNum MkInt(uint v) => (IntNum)MkNumeral(v, IntSort);

    /// <summary>An integer.</summary>
    public IntNum MkInt(long v) => (IntNum)MkNumeral(v, IntSort);

    /// <summary>An integer.</summary>
    public IntNum MkInt(ulong v) => (IntNum)MkNumeral(v, IntSort);
}

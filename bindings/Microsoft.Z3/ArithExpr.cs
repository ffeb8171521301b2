using System.Globalization;

namespace Microsoft.Z3;

/// <summary>A term of integer or real sort. Numbers beside a term become numerals, as in the real package.</summary>
public class ArithExpr : Expr
{
    internal ArithExpr(Context context, nint native) : base(context, native)
    {
    }

    /// <summary>Negation.</summary>
    public static ArithExpr operator -(ArithExpr a) => a.Context.MkUnaryMinus(a);

    /// <summary>Sum.</summary>
    public static ArithExpr operator +(ArithExpr a, ArithExpr b) => a.Context.MkAdd(a, b);

    /// <summary>Sum.</summary>
    public static ArithExpr operator +(ArithExpr a, int b) => a + Number(a, b);

    /// <summary>Sum.</summary>
    public static ArithExpr operator +(int a, ArithExpr b) => Number(b, a) + b;

    /// <summary>Sum.</summary>
    public static ArithExpr operator +(ArithExpr a, double b) => a + Number(a, b);

    /// <summary>Sum.</summary>
    public static ArithExpr operator +(double a, ArithExpr b) => Number(b, a) + b;

    /// <summary>Difference.</summary>
    public static ArithExpr operator -(ArithExpr a, ArithExpr b) => a.Context.MkSub(a, b);

    /// <summary>Difference.</summary>
    public static ArithExpr operator -(ArithExpr a, int b) => a - Number(a, b);

    /// <summary>Difference.</summary>
    public static ArithExpr operator -(int a, ArithExpr b) => Number(b, a) - b;

    /// <summary>Difference.</summary>
    public static ArithExpr operator -(ArithExpr a, double b) => a - Number(a, b);

    /// <summary>Difference.</summary>
    public static ArithExpr operator -(double a, ArithExpr b) => Number(b, a) - b;

    /// <summary>Product.</summary>
    public static ArithExpr operator *(ArithExpr a, ArithExpr b) => a.Context.MkMul(a, b);

    /// <summary>Product.</summary>
    public static ArithExpr operator *(ArithExpr a, int b) => a * Number(a, b);

    /// <summary>Product.</summary>
    public static ArithExpr operator *(int a, ArithExpr b) => Number(b, a) * b;

    /// <summary>Product.</summary>
    public static ArithExpr operator *(ArithExpr a, double b) => a * Number(a, b);

    /// <summary>Product.</summary>
    public static ArithExpr operator *(double a, ArithExpr b) => Number(b, a) * b;

    /// <summary>Quotient; its value where the divisor is 0 is free.</summary>
    public static ArithExpr operator /(ArithExpr a, ArithExpr b) => a.Context.MkDiv(a, b);

    /// <summary>Quotient; its value where the divisor is 0 is free.</summary>
    public static ArithExpr operator /(ArithExpr a, int b) => a / Number(a, b);

    /// <summary>Quotient; its value where the divisor is 0 is free.</summary>
    public static ArithExpr operator /(int a, ArithExpr b) => Number(b, a) / b;

    /// <summary>Quotient; its value where the divisor is 0 is free.</summary>
    public static ArithExpr operator /(ArithExpr a, double b) => a / Number(a, b);

    /// <summary>Quotient; its value where the divisor is 0 is free.</summary>
    public static ArithExpr operator /(double a, ArithExpr b) => Number(b, a) / b;

    /// <summary>At most.</summary>
    public static BoolExpr operator <=(ArithExpr a, ArithExpr b) => a.Context.MkLe(a, b);

    /// <summary>At most.</summary>
    public static BoolExpr operator <=(ArithExpr a, int b) => a <= Number(a, b);

    /// <summary>At most.</summary>
    public static BoolExpr operator <=(int a, ArithExpr b) => Number(b, a) <= b;

    /// <summary>At most.</summary>
    public static BoolExpr operator <=(ArithExpr a, double b) => a <= Number(a, b);

    /// <summary>At most.</summary>
    public static BoolExpr operator <=(double a, ArithExpr b) => Number(b, a) <= b;

    /// <summary>Less than.</summary>
    public static BoolExpr operator <(ArithExpr a, ArithExpr b) => a.Context.MkLt(a, b);

    /// <summary>Less than.</summary>
    public static BoolExpr operator <(ArithExpr a, int b) => a < Number(a, b);

    /// <summary>Less than.</summary>
    public static BoolExpr operator <(int a, ArithExpr b) => Number(b, a) < b;

    /// <summary>Less than.</summary>
    public static BoolExpr operator <(ArithExpr a, double b) => a < Number(a, b);

    /// <summary>Less than.</summary>
    public static BoolExpr operator <(double a, ArithExpr b) => Number(b, a) < b;

    /// <summary>At least.</summary>
    public static BoolExpr operator >=(ArithExpr a, ArithExpr b) => a.Context.MkGe(a, b);

    /// <summary>At least.</summary>
    public static BoolExpr operator >=(ArithExpr a, int b) => a >= Number(a, b);

    /// <summary>At least.</summary>
    public static BoolExpr operator >=(int a, ArithExpr b) => Number(b, a) >= b;

    /// <summary>At least.</summary>
    public static BoolExpr operator >=(ArithExpr a, double b) => a >= Number(a, b);

    /// <summary>At least.</summary>
    public static BoolExpr operator >=(double a, ArithExpr b) => Number(b, a) >= b;

    /// <summary>Greater than.</summary>
    public static BoolExpr operator >(ArithExpr a, ArithExpr b) => a.Context.MkGt(a, b);

    /// <summary>Greater than.</summary>
    public static BoolExpr operator >(ArithExpr a, int b) => a > Number(a, b);

    /// <summary>Greater than.</summary>
    public static BoolExpr operator >(int a, ArithExpr b) => Number(b, a) > b;

    /// <summary>Greater than.</summary>
    public static BoolExpr operator >(ArithExpr a, double b) => a > Number(a, b);

    /// <summary>Greater than.</summary>
    public static BoolExpr operator >(double a, ArithExpr b) => Number(b, a) > b;

    // Of the term's own sort: an integer beside a real would turn int / real into integer division.
    private static ArithExpr Number(ArithExpr beside, int value) =>
        (ArithExpr)beside.Context.MkNumeral(value, beside.Sort);

    private static ArithExpr Number(ArithExpr beside, double value) =>
        (ArithExpr)beside.Context.MkNumeral(value.ToString(CultureInfo.InvariantCulture), beside.Context.RealSort);
}

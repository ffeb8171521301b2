using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

/// <summary>A term.</summary>
public class Expr : AST
{
    internal Expr(Context context, nint native) : base(context, native)
    {
    }

    /// <summary>The function that the term applies.</summary>
    /// <exception cref="Z3Exception">The term is not an application.</exception>
    public FuncDecl FuncDecl
    {
        get
        {
            RequireApplication();
            return new FuncDecl(Context, Native.Z3_get_app_decl(Context.Handle, NativeObject));
        }
    }

    /// <summary>The number of arguments; 0 for a constant.</summary>
    /// <exception cref="Z3Exception">The term is not an application.</exception>
    public uint NumArgs
    {
        get
        {
            RequireApplication();
            return Native.Z3_get_app_num_args(Context.Handle, NativeObject);
        }
    }

    /// <summary>The arguments, in order.</summary>
    public Expr[] Args
    {
        get
        {
            var args = new Expr[NumArgs];
            for (var i = 0u; i < args.Length; i++)
                args[i] = Create(Context, Native.Z3_get_app_arg(Context.Handle, NativeObject, i));
            return args;
        }
    }

    /// <summary>The sort of the term.</summary>
    public Sort Sort => Sort.Create(Context, Native.Z3_get_sort(Context.Handle, NativeObject));

    /// <summary>Whether the term is a numeral, algebraic numbers included.</summary>
    public bool IsNumeral => Native.Z3_is_numeral_ast(Context.Handle, NativeObject) != 0;

    /// <summary>Whether the term is a rational numeral of real sort.</summary>
    public bool IsRatNum => IsNumeral && IsReal;

    /// <summary>Whether the term is a numeral of integer sort.</summary>
    public bool IsIntNum => IsNumeral && IsInt;

    /// <summary>Whether the term is an irrational algebraic number.</summary>
    public bool IsAlgebraicNumber => Native.Z3_is_algebraic_number(Context.Handle, NativeObject) != 0;

    /// <summary>Whether the term is a constant, interpreted or not.</summary>
    public bool IsConst => IsApplication && NumArgs == 0;

    /// <summary>Whether the term has Boolean sort.</summary>
    public bool IsBool => SortKind == SortKind.Bool;

    /// <summary>Whether the term is a numeral of integer sort (the real package asks for both).</summary>
    public bool IsInt => IsNumeral && SortKind == SortKind.Int;

    /// <summary>Whether the term has real sort.</summary>
    public bool IsReal => SortKind == SortKind.Real;

    /// <summary>Whether the term is the constant true.</summary>
    public bool IsTrue => IsBool && Native.Z3_get_bool_value(Context.Handle, NativeObject) == 1;

    /// <summary>Whether the term is the constant false.</summary>
    public bool IsFalse => IsBool && Native.Z3_get_bool_value(Context.Handle, NativeObject) == -1;

    private bool IsApplication =>
        (AstKind)Native.Z3_get_ast_kind(Context.Handle, NativeObject) is AstKind.Application or AstKind.Numeral;

    private SortKind SortKind =>
        (SortKind)Native.Z3_get_sort_kind(Context.Handle, Native.Z3_get_sort(Context.Handle, NativeObject));

    /// <summary>An equal term after Z3's simplifier.</summary>
    public Expr Simplify(Params? p = null) => Create(
        Context,
        p is null
            ? Native.Z3_simplify(Context.Handle, NativeObject)
            : Native.Z3_simplify_ex(Context.Handle, NativeObject, p.NativeObject));

    /// <summary>The term with every <c>from[i]</c> replaced by <c>to[i]</c>, all at once.</summary>
    /// <exception cref="Z3Exception">The arrays differ in length, or the sorts do not match.</exception>
    public Expr Substitute(Expr[] from, Expr[] to)
    {
        Context.RequireOwn(from);
        Context.RequireOwn(to);
        if (from.Length != to.Length) throw new Z3Exception("Argument sizes do not match");
        return Create(
            Context,
            Native.Z3_substitute(Context.Handle, NativeObject, (uint)from.Length, ToNative(from), ToNative(to)));
    }

    /// <summary>The term with every <paramref name="from"/> replaced by <paramref name="to"/>.</summary>
    public Expr Substitute(Expr from, Expr to) => Substitute([from], [to]);

    internal static Expr Create(Context context, nint native)
    {
        context.ThrowOnError();
        var c = context.Handle;
        if ((AstKind)Native.Z3_get_ast_kind(c, native) == AstKind.Quantifier) return new Quantifier(context, native);
        if (Native.Z3_is_algebraic_number(c, native) != 0) return new AlgebraicNum(context, native);
        var isNumeral = Native.Z3_is_numeral_ast(c, native) != 0;
        return (SortKind)Native.Z3_get_sort_kind(c, Native.Z3_get_sort(c, native)) switch
        {
            SortKind.Bool => new BoolExpr(context, native),
            SortKind.Int => isNumeral ? new IntNum(context, native) : new IntExpr(context, native),
            SortKind.Real => isNumeral ? new RatNum(context, native) : new RealExpr(context, native),
            _ => new Expr(context, native),
        };
    }

    // libz3 reads the parts of an application without looking whether it is one.
    private void RequireApplication()
    {
        if (!IsApplication) throw new Z3Exception("the term is not an application");
    }
}

using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

/// <summary>The declaration of a function or, with no arguments, of a constant.</summary>
public class FuncDecl : AST
{
    internal FuncDecl(Context context, nint native) : base(context, native)
    {
    }

    /// <summary>The number of arguments.</summary>
    public uint Arity => Native.Z3_get_arity(Context.Handle, NativeObject);

    /// <summary>The sort of the result.</summary>
    public Sort Range => Sort.Create(Context, Native.Z3_get_range(Context.Handle, NativeObject));

    /// <summary>The declared name.</summary>
    public Symbol Name => Symbol.Create(Context, Native.Z3_get_decl_name(Context.Handle, NativeObject));

    /// <summary>The function applied to arguments.</summary>
    public Expr this[params Expr[] args] => Apply(args);

    /// <summary>The function applied to arguments.</summary>
    /// <exception cref="Z3Exception">The arguments do not fit the declaration.</exception>
    public Expr Apply(params Expr[] args) => Context.MkApp(this, args);
}

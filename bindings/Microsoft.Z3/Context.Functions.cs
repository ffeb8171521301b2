using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

public partial class Context
{
    /// <summary>A constant; the same name and sort give the same constant.</summary>
    public Expr MkConst(Symbol name, Sort range)
    {
        RequireOwn(name);
        RequireOwn(range);
        return Expr.Create(this, Native.Z3_mk_const(Handle, name.NativeObject, range.NativeObject));
    }

    /// <summary>A constant; the same name and sort give the same constant.</summary>
    public Expr MkConst(string name, Sort range) => MkConst(MkSymbol(name), range);

    /// <summary>The constant of a declaration without arguments.</summary>
    public Expr MkConst(FuncDecl f) => MkApp(f);

    /// <summary>A constant that is different from every other, named after <paramref name="prefix"/>.</summary>
    public Expr MkFreshConst(string prefix, Sort range)
    {
        RequireOwn(range);
        return Expr.Create(this, Native.Z3_mk_fresh_const(Handle, prefix, range.NativeObject));
    }

    /// <summary>A Boolean constant.</summary>
    public BoolExpr MkBoolConst(Symbol name) => (BoolExpr)MkConst(name, BoolSort);

    /// <summary>A Boolean constant.</summary>
    public BoolExpr MkBoolConst(string name) => (BoolExpr)MkConst(name, BoolSort);

    /// <summary>An integer constant.</summary>
    public IntExpr MkIntConst(Symbol name) => (IntExpr)MkConst(name, IntSort);

    /// <summary>An integer constant.</summary>
    public IntExpr MkIntConst(string name) => (IntExpr)MkConst(name, IntSort);

    /// <summary>A real constant.</summary>
    public RealExpr MkRealConst(Symbol name) => (RealExpr)MkConst(name, RealSort);

    /// <summary>A real constant.</summary>
    public RealExpr MkRealConst(string name) => (RealExpr)MkConst(name, RealSort);

    /// <summary>A function declaration.</summary>
    public FuncDecl MkFuncDecl(Symbol name, Sort[] domain, Sort range)
    {
        RequireOwn(name);
        RequireOwn(domain);
        RequireOwn(range);
        return new FuncDecl(this, Checked(Native.Z3_mk_func_decl(
            Handle, name.NativeObject, (uint)domain.Length, Z3Object.ToNative(domain), range.NativeObject)));
    }

    /// <summary>A declaration of a function of one argument.</summary>
    public FuncDecl MkFuncDecl(Symbol name, Sort domain, Sort range) => MkFuncDecl(name, [domain], range);

    /// <summary>A function declaration.</summary>
    public FuncDecl MkFuncDecl(string name, Sort[] domain, Sort range) => MkFuncDecl(MkSymbol(name), domain, range);

    /// <summary>A declaration of a function of one argument.</summary>
    public FuncDecl MkFuncDecl(string name, Sort domain, Sort range) => MkFuncDecl(MkSymbol(name), [domain], range);

    /// <summary>A declaration of a constant.</summary>
    public FuncDecl MkConstDecl(string name, Sort range) => MkFuncDecl(MkSymbol(name), [], range);

    /// <summary>A declaration of a constant.</summary>
    public FuncDecl MkConstDecl(Symbol name, Sort range) => MkFuncDecl(name, [], range);

    /// <summary>A function applied to arguments.</summary>
    /// <exception cref="Z3Exception">The arguments do not fit the declaration.</exception>
    public Expr MkApp(FuncDecl f, params Expr[] args)
    {
        RequireOwn(f);
        RequireOwn(args);
        return Expr.Create(
            this, Native.Z3_mk_app(Handle, f.NativeObject, (uint)args.Length, Z3Object.ToNative(args)));
    }

    /// <summary>A function applied to arguments.</summary>
    /// <exception cref="Z3Exception">The arguments do not fit the declaration.</exception>
    public Expr MkApp(FuncDecl f, IEnumerable<Expr> args) => MkApp(f, [.. args]);
}

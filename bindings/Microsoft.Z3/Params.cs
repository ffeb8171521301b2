using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

/// <summary>Named settings of a solver, tactic or simplifier, e.g. <c>timeout</c> in milliseconds.</summary>
public class Params : Z3Object
{
    internal Params(Context context)
        : base(context, context.Checked(Native.Z3_mk_params(context.Handle)), ReferenceKind.Params)
    {
    }

    /// <summary>Sets a truth value.</summary>
    public Params Add(Symbol name, bool value)
    {
        Native.Z3_params_set_bool(Context.Handle, NativeObject, name.NativeObject, value ? (byte)1 : (byte)0);
        Context.ThrowOnError();
        return this;
    }

    /// <summary>Sets a number.</summary>
    public Params Add(Symbol name, uint value)
    {
        Native.Z3_params_set_uint(Context.Handle, NativeObject, name.NativeObject, value);
        Context.ThrowOnError();
        return this;
    }

    /// <summary>Sets a fraction.</summary>
    public Params Add(Symbol name, double value)
    {
        Native.Z3_params_set_double(Context.Handle, NativeObject, name.NativeObject, value);
        Context.ThrowOnError();
        return this;
    }

    /// <summary>Sets a name.</summary>
    public Params Add(Symbol name, Symbol value)
    {
        Native.Z3_params_set_symbol(Context.Handle, NativeObject, name.NativeObject, value.NativeObject);
        Context.ThrowOnError();
        return this;
    }

    /// <summary>Sets a text.</summary>
    public Params Add(Symbol name, string value) => Add(name, Context.MkSymbol(value));

    /// <summary>Sets a truth value.</summary>
    public Params Add(string name, bool value) => Add(Context.MkSymbol(name), value);

    /// <summary>Sets a number.</summary>
    public Params Add(string name, uint value) => Add(Context.MkSymbol(name), value);

    /// <summary>Sets a fraction.</summary>
    public Params Add(string name, double value) => Add(Context.MkSymbol(name), value);

    /// <summary>Sets a name.</summary>
    public Params Add(string name, Symbol value) => Add(Context.MkSymbol(name), value);

    /// <summary>Sets a text.</summary>
    public Params Add(string name, string value) => Add(Context.MkSymbol(name), Context.MkSymbol(value));

    /// <summary>The settings as Z3 writes them.</summary>
    public override string ToString() => Context.Text(Native.Z3_params_to_string(Context.Handle, NativeObject));
}

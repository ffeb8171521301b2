using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

/// <summary>An assignment that satisfies the assertions of the check it came from.</summary>
public class Model : Z3Object
{
    internal Model(Context context, nint native) : base(context, native, ReferenceKind.Model)
    {
    }

    /// <summary>The number of constants that the model gives a value.</summary>
    public uint NumConsts => Native.Z3_model_get_num_consts(Context.Handle, NativeObject);

    /// <summary>The constants that the model gives a value.</summary>
    public FuncDecl[] ConstDecls
    {
        get
        {
            var decls = new FuncDecl[NumConsts];
            for (var i = 0u; i < decls.Length; i++)
                decls[i] = new FuncDecl(Context, Native.Z3_model_get_const_decl(Context.Handle, NativeObject, i));
            return decls;
        }
    }

    /// <summary>The value of constant <paramref name="a"/>; null when the model does not care.</summary>
    public Expr? ConstInterp(Expr a) => ConstInterp(a.FuncDecl);

    /// <summary>The value of constant <paramref name="f"/>; null when the model does not care.</summary>
    /// <exception cref="Z3Exception"><paramref name="f"/> takes arguments.</exception>
    public Expr? ConstInterp(FuncDecl f)
    {
        Context.RequireOwn(f);
        if (f.Arity != 0) throw new Z3Exception("only constants have a value; this function takes arguments");
        var value = Native.Z3_model_get_const_interp(Context.Handle, NativeObject, f.NativeObject);
        Context.ThrowOnError();
        return value == 0 ? null : Expr.Create(Context, value);
    }

    /// <summary>The value of a term in the model.</summary>
    /// <param name="t">The term.</param>
    /// <param name="completion">Give constants without a value some value, so that the result is one too.</param>
    /// <exception cref="Z3Exception">Z3 could not evaluate the term.</exception>
    public Expr Eval(Expr t, bool completion = false)
    {
        Context.RequireOwn(t);
        var ok = Native.Z3_model_eval(
            Context.Handle, NativeObject, t.NativeObject, completion ? (byte)1 : (byte)0, out var value);
        Context.ThrowOnError();
        return ok != 0 ? Expr.Create(Context, value) : throw new ModelEvaluationFailedException();
    }

    /// <summary>The same as <see cref="Eval"/>.</summary>
    public Expr Evaluate(Expr t, bool completion = false) => Eval(t, completion);

    /// <summary>The model in SMT-LIB notation.</summary>
    public override string ToString() => Context.Text(Native.Z3_model_to_string(Context.Handle, NativeObject));

    /// <summary>A term that a model could not evaluate.</summary>
    public class ModelEvaluationFailedException : Z3Exception
    {
    }
}

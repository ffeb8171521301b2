using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

public partial class Context
{
    /// <summary>A universally quantified formula; the bound constants become its variables.</summary>
    /// <exception cref="Z3Exception">A bound term is not a constant, or the body is not Boolean.</exception>
    public Quantifier MkForall(
        Expr[] boundConstants,
        Expr body,
        uint weight = 1,
        Pattern[]? patterns = null,
        Expr[]? noPatterns = null,
        Symbol? quantifierID = null,
        Symbol? skolemID = null)
    {
        RequireOwn(boundConstants);
        RequireOwn(body);
        patterns ??= [];
        noPatterns ??= [];
        RequireOwn(patterns);
        RequireOwn(noPatterns);
        return new Quantifier(this, Checked(Native.Z3_mk_quantifier_const_ex(
            Handle,
            isForall: 1,
            weight,
            quantifierID?.NativeObject ?? 0,
            skolemID?.NativeObject ?? 0,
            (uint)boundConstants.Length,
            Z3Object.ToNative(boundConstants),
            (uint)patterns.Length,
            Z3Object.ToNative(patterns),
            (uint)noPatterns.Length,
            Z3Object.ToNative(noPatterns),
            body.NativeObject)));
    }

    /// <summary>A trigger of quantifier instances.</summary>
    /// <exception cref="Z3Exception">There is no term.</exception>
    public Pattern MkPattern(params Expr[] terms)
    {
        RequireOwn(terms);
        if (terms.Length == 0) throw new Z3Exception("Cannot create a pattern from zero terms");
        return new Pattern(this, Checked(Native.Z3_mk_pattern(Handle, (uint)terms.Length, Z3Object.ToNative(terms))));
    }
}

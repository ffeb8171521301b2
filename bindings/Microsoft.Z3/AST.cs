using System.Diagnostics.CodeAnalysis;
using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

/// <summary>
/// A node of Z3's syntax: a term, a sort or a function declaration. Equal nodes of a context are one node.
/// </summary>
[SuppressMessage("Design", "CA1036", Justification = "The real package has no ordering operators on AST.")]
[SuppressMessage("Naming", "CA1725", Justification = "Parameter names are those of the real package.")]
public class AST : Z3Object, IComparable
{
    internal AST(Context context, nint native) : base(context, native, ReferenceKind.Ast)
    {
    }

    /// <summary>A number that is unique among the nodes alive in the context.</summary>
    public uint Id => Native.Z3_get_ast_id(Context.Handle, NativeObject);

    /// <summary>Whether both are the same node of the same context.</summary>
    public static bool operator ==(AST? a, AST? b) =>
        ReferenceEquals(a, b)
        || (a is not null && b is not null && ReferenceEquals(a.Context, b.Context)
            && Native.Z3_is_eq_ast(a.Context.Handle, a.NativeObject, b.NativeObject) != 0);

    /// <summary>Whether they are different nodes.</summary>
    public static bool operator !=(AST? a, AST? b) => !(a == b);

    /// <inheritdoc/>
    public override bool Equals(object? o) => o is AST other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Native.Z3_get_ast_hash(Context.Handle, NativeObject);

    /// <summary>Orders nodes by <see cref="Id"/>; null and other objects come first.</summary>
    public virtual int CompareTo(object? other) => other is AST ast ? Id.CompareTo(ast.Id) : 1;

    /// <summary>The node in SMT-LIB notation.</summary>
    public override string ToString() => Context.Text(Native.Z3_ast_to_string(Context.Handle, NativeObject));

    /// <summary>The node in SMT-LIB notation.</summary>
    public string SExpr() => ToString();
}

using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

public partial class Context
{
    /// <summary>The sort of truth values.</summary>
    public BoolSort BoolSort => _boolSort ??= MkBoolSort();

    /// <summary>The sort of integers.</summary>
    public IntSort IntSort => _intSort ??= MkIntSort();

    /// <summary>The sort of reals.</summary>
    public RealSort RealSort => _realSort ??= MkRealSort();

    /// <summary>The sort of truth values.</summary>
    public BoolSort MkBoolSort() => new(this, Checked(Native.Z3_mk_bool_sort(Handle)));

    /// <summary>The sort of integers.</summary>
    public IntSort MkIntSort() => new(this, Checked(Native.Z3_mk_int_sort(Handle)));

    /// <summary>The sort of reals.</summary>
    public RealSort MkRealSort() => new(this, Checked(Native.Z3_mk_real_sort(Handle)));

    /// <summary>A sort of which nothing is known but its name.</summary>
    public UninterpretedSort MkUninterpretedSort(Symbol s) =>
        new(this, Checked(Native.Z3_mk_uninterpreted_sort(Handle, s.NativeObject)));

    /// <summary>A sort of which nothing is known but its name.</summary>
    public UninterpretedSort MkUninterpretedSort(string str) => MkUninterpretedSort(MkSymbol(str));

    /// <summary>A name that is a number, 0 to 2^30-1.</summary>
    public IntSymbol MkSymbol(int i) => new(this, Checked(Native.Z3_mk_int_symbol(Handle, i)));

    /// <summary>A name that is a text.</summary>
    public StringSymbol MkSymbol(string name) => new(this, Checked(Native.Z3_mk_string_symbol(Handle, name)));
}

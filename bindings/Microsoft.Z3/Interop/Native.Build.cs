using System.Runtime.InteropServices;

namespace Microsoft.Z3.Interop;

internal static unsafe partial class Native
{
    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_bool_sort(ContextHandle c);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_int_sort(ContextHandle c);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_real_sort(ContextHandle c);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_uninterpreted_sort(ContextHandle c, nint symbol);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_const(ContextHandle c, nint symbol, nint sort);

    [LibraryImport(LibZ3.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint Z3_mk_fresh_const(ContextHandle c, string prefix, nint sort);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_func_decl(
        ContextHandle c, nint symbol, uint count, ReadOnlySpan<nint> domain, nint range);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_app(ContextHandle c, nint decl, uint count, ReadOnlySpan<nint> args);

    [LibraryImport(LibZ3.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint Z3_mk_numeral(ContextHandle c, string numeral, nint sort);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_int64(ContextHandle c, long value, nint sort);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_unsigned_int64(ContextHandle c, ulong value, nint sort);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_real(ContextHandle c, int numerator, int denominator);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_true(ContextHandle c);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_false(ContextHandle c);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_eq(ContextHandle c, nint a, nint b);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_distinct(ContextHandle c, uint count, ReadOnlySpan<nint> args);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_not(ContextHandle c, nint a);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_ite(ContextHandle c, nint condition, nint yes, nint no);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_iff(ContextHandle c, nint a, nint b);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_implies(ContextHandle c, nint a, nint b);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_xor(ContextHandle c, nint a, nint b);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_and(ContextHandle c, uint count, ReadOnlySpan<nint> args);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_or(ContextHandle c, uint count, ReadOnlySpan<nint> args);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_add(ContextHandle c, uint count, ReadOnlySpan<nint> args);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_mul(ContextHandle c, uint count, ReadOnlySpan<nint> args);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_sub(ContextHandle c, uint count, ReadOnlySpan<nint> args);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_unary_minus(ContextHandle c, nint a);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_div(ContextHandle c, nint a, nint b);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_power(ContextHandle c, nint a, nint b);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_int2real(ContextHandle c, nint a);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_lt(ContextHandle c, nint a, nint b);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_le(ContextHandle c, nint a, nint b);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_gt(ContextHandle c, nint a, nint b);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_ge(ContextHandle c, nint a, nint b);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_pattern(ContextHandle c, uint count, ReadOnlySpan<nint> terms);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_quantifier_const_ex(
        ContextHandle c, byte isForall, uint weight, nint quantifierId, nint skolemId, uint boundCount,
        ReadOnlySpan<nint> bound, uint patternCount, ReadOnlySpan<nint> patterns, uint noPatternCount,
        ReadOnlySpan<nint> noPatterns, nint body);
}

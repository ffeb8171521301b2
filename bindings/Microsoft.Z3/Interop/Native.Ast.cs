using System.Runtime.InteropServices;

namespace Microsoft.Z3.Interop;

internal static unsafe partial class Native
{
    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_inc_ref(ContextHandle c, nint ast);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_dec_ref(ContextHandle c, nint ast);

    [LibraryImport(LibZ3.Name)]
    internal static partial int Z3_get_ast_kind(ContextHandle c, nint ast);

    [LibraryImport(LibZ3.Name)]
    internal static partial uint Z3_get_ast_id(ContextHandle c, nint ast);

    [LibraryImport(LibZ3.Name)]
    internal static partial uint Z3_get_ast_hash(ContextHandle c, nint ast);

    [LibraryImport(LibZ3.Name)]
    internal static partial byte Z3_is_eq_ast(ContextHandle c, nint a, nint b);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_ast_to_string(ContextHandle c, nint ast);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_get_sort(ContextHandle c, nint ast);

    [LibraryImport(LibZ3.Name)]
    internal static partial int Z3_get_sort_kind(ContextHandle c, nint sort);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_get_sort_name(ContextHandle c, nint sort);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_get_app_decl(ContextHandle c, nint app);

    [LibraryImport(LibZ3.Name)]
    internal static partial uint Z3_get_app_num_args(ContextHandle c, nint app);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_get_app_arg(ContextHandle c, nint app, uint i);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_get_decl_name(ContextHandle c, nint decl);

    [LibraryImport(LibZ3.Name)]
    internal static partial uint Z3_get_arity(ContextHandle c, nint decl);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_get_range(ContextHandle c, nint decl);

    [LibraryImport(LibZ3.Name)]
    internal static partial int Z3_get_bool_value(ContextHandle c, nint ast);

    [LibraryImport(LibZ3.Name)]
    internal static partial byte Z3_is_numeral_ast(ContextHandle c, nint ast);

    [LibraryImport(LibZ3.Name)]
    internal static partial byte Z3_is_algebraic_number(ContextHandle c, nint ast);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_get_numeral_string(ContextHandle c, nint ast);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_get_numeral_decimal_string(ContextHandle c, nint ast, uint precision);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_get_numerator(ContextHandle c, nint ast);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_get_denominator(ContextHandle c, nint ast);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_get_algebraic_number_lower(ContextHandle c, nint ast, uint precision);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_get_algebraic_number_upper(ContextHandle c, nint ast, uint precision);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_simplify(ContextHandle c, nint ast);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_simplify_ex(ContextHandle c, nint ast, nint parameters);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_substitute(
        ContextHandle c, nint ast, uint count, ReadOnlySpan<nint> from, ReadOnlySpan<nint> to);
}

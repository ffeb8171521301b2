using System.Runtime.InteropServices;

namespace Microsoft.Z3.Interop;

// Names and argument orders are those of z3_api.h; Z3's reference-counted pointers travel as nint.
internal static unsafe partial class Native
{
    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_get_version(out uint major, out uint minor, out uint build, out uint revision);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_get_full_version();

    [LibraryImport(LibZ3.Name)]
    internal static partial ulong Z3_get_estimated_alloc_size();

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_config();

    [LibraryImport(LibZ3.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void Z3_set_param_value(nint config, string name, string value);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_del_config(nint config);

    [LibraryImport(LibZ3.Name)]
    internal static partial ContextHandle Z3_mk_context_rc(nint config);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_del_context(nint context);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_set_error_handler(ContextHandle c, nint handler);

    [LibraryImport(LibZ3.Name)]
    internal static partial int Z3_get_error_code(ContextHandle c);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_get_error_msg(ContextHandle c, int code);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_interrupt(ContextHandle c);

    [LibraryImport(LibZ3.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint Z3_mk_string_symbol(ContextHandle c, string name);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_int_symbol(ContextHandle c, int i);

    [LibraryImport(LibZ3.Name)]
    internal static partial int Z3_get_symbol_kind(ContextHandle c, nint symbol);

    [LibraryImport(LibZ3.Name)]
    internal static partial int Z3_get_symbol_int(ContextHandle c, nint symbol);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_get_symbol_string(ContextHandle c, nint symbol);
}

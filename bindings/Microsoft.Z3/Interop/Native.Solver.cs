using System.Runtime.InteropServices;

namespace Microsoft.Z3.Interop;

internal static unsafe partial class Native
{
    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_solver(ContextHandle c);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_simple_solver(ContextHandle c);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_solver_for_logic(ContextHandle c, nint logic);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_solver_from_tactic(ContextHandle c, nint tactic);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_solver_inc_ref(ContextHandle c, nint solver);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_solver_dec_ref(ContextHandle c, nint solver);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_solver_set_params(ContextHandle c, nint solver, nint parameters);

    [LibraryImport(LibZ3.Name)]
    internal static partial uint Z3_solver_get_num_scopes(ContextHandle c, nint solver);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_solver_push(ContextHandle c, nint solver);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_solver_pop(ContextHandle c, nint solver, uint count);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_solver_reset(ContextHandle c, nint solver);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_solver_assert(ContextHandle c, nint solver, nint constraint);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_solver_assert_and_track(ContextHandle c, nint solver, nint constraint, nint name);

    [LibraryImport(LibZ3.Name)]
    internal static partial int Z3_solver_check(ContextHandle c, nint solver);

    [LibraryImport(LibZ3.Name)]
    internal static partial int Z3_solver_check_assumptions(
        ContextHandle c, nint solver, uint count, ReadOnlySpan<nint> assumptions);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_solver_get_model(ContextHandle c, nint solver);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_solver_get_unsat_core(ContextHandle c, nint solver);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_solver_get_reason_unknown(ContextHandle c, nint solver);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_solver_to_string(ContextHandle c, nint solver);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_ast_vector_inc_ref(ContextHandle c, nint vector);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_ast_vector_dec_ref(ContextHandle c, nint vector);

    [LibraryImport(LibZ3.Name)]
    internal static partial uint Z3_ast_vector_size(ContextHandle c, nint vector);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_ast_vector_get(ContextHandle c, nint vector, uint i);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_model_inc_ref(ContextHandle c, nint model);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_model_dec_ref(ContextHandle c, nint model);

    [LibraryImport(LibZ3.Name)]
    internal static partial byte Z3_model_eval(
        ContextHandle c, nint model, nint term, byte completion, out nint value);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_model_get_const_interp(ContextHandle c, nint model, nint decl);

    [LibraryImport(LibZ3.Name)]
    internal static partial uint Z3_model_get_num_consts(ContextHandle c, nint model);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_model_get_const_decl(ContextHandle c, nint model, uint i);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_model_to_string(ContextHandle c, nint model);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_mk_params(ContextHandle c);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_params_inc_ref(ContextHandle c, nint parameters);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_params_dec_ref(ContextHandle c, nint parameters);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_params_set_bool(ContextHandle c, nint parameters, nint name, byte value);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_params_set_uint(ContextHandle c, nint parameters, nint name, uint value);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_params_set_double(ContextHandle c, nint parameters, nint name, double value);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_params_set_symbol(ContextHandle c, nint parameters, nint name, nint value);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_params_to_string(ContextHandle c, nint parameters);

    [LibraryImport(LibZ3.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint Z3_mk_tactic(ContextHandle c, string name);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_tactic_inc_ref(ContextHandle c, nint tactic);

    [LibraryImport(LibZ3.Name)]
    internal static partial void Z3_tactic_dec_ref(ContextHandle c, nint tactic);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_tactic_and_then(ContextHandle c, nint first, nint second);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_tactic_or_else(ContextHandle c, nint first, nint second);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_tactic_try_for(ContextHandle c, nint tactic, uint milliseconds);

    [LibraryImport(LibZ3.Name)]
    internal static partial nint Z3_tactic_using_params(ContextHandle c, nint tactic, nint parameters);
}

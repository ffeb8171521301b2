using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

/// <summary>
/// A world of Z3 objects: makes terms, sorts, solvers and tactics. To be used by one thread at a time; only
/// <see cref="Interrupt"/> may come from another.
/// </summary>
public partial class Context : IDisposable
{
    // Given back by Dispose or a finalizer, dropped by the owner's next call: dropping a reference is not thread-safe.
    private readonly ConcurrentQueue<(ReferenceKind Kind, nint Native)> _released = new();
    private int _liveReferences;
    private BoolSort? _boolSort;
    private IntSort? _intSort;
    private RealSort? _realSort;

    /// <summary>A context with Z3's default settings.</summary>
    /// <exception cref="Z3Exception">libz3 is not there or too old.</exception>
    public Context() : this([])
    {
    }

    /// <summary>A context with settings, e.g. <c>timeout</c> (ms), <c>model</c>, <c>unsat_core</c>.</summary>
    /// <exception cref="Z3Exception">libz3 is not there or too old.</exception>
    public Context(Dictionary<string, string> settings)
    {
        _ = LibZ3.Version;
        var config = Native.Z3_mk_config();
        foreach (var (name, value) in settings) Native.Z3_set_param_value(config, name, value);
        Handle = Native.Z3_mk_context_rc(config);
        Native.Z3_del_config(config);
        // Z3's default handler ends the process; without one, errors leave a code that is read after each call.
        Native.Z3_set_error_handler(Handle, 0);
    }

    internal ContextHandle Handle { get; }

    /// <summary>Counted references that are held or queued; 0 when everything was given back and dropped.</summary>
    internal int LiveReferences => Volatile.Read(ref _liveReferences);

    /// <summary>Stops the check that runs in this context; it answers <see cref="Status.UNKNOWN"/>.</summary>
    public void Interrupt() => Native.Z3_interrupt(Handle);

    /// <summary>Frees the context and everything in it.</summary>
    public void Dispose()
    {
        if (!Handle.IsClosed) DropReleased();
        Handle.Dispose();
        GC.SuppressFinalize(this);
    }

    internal void AddReference(ReferenceKind kind, nint native)
    {
        if (native == 0) throw new Z3Exception("Z3 returned no object");
        switch (kind)
        {
            case ReferenceKind.Uncounted: return;
            case ReferenceKind.Ast: Native.Z3_inc_ref(Handle, native); break;
            case ReferenceKind.Solver: Native.Z3_solver_inc_ref(Handle, native); break;
            case ReferenceKind.Model: Native.Z3_model_inc_ref(Handle, native); break;
            case ReferenceKind.Params: Native.Z3_params_inc_ref(Handle, native); break;
            case ReferenceKind.Tactic: Native.Z3_tactic_inc_ref(Handle, native); break;
            default: throw new System.Diagnostics.UnreachableException();
        }

        Interlocked.Increment(ref _liveReferences);
        // Only after counting the new one: Z3 keeps a result that is not counted yet no longer than the next call.
        DropReleased();
    }

    internal void QueueRelease(ReferenceKind kind, nint native)
    {
        if (kind != ReferenceKind.Uncounted) _released.Enqueue((kind, native));
    }

    /// <summary>Drops what was given back; called by the owner's thread.</summary>
    internal void DropReleased()
    {
        while (_released.TryDequeue(out var item))
        {
            switch (item.Kind)
            {
                case ReferenceKind.Ast: Native.Z3_dec_ref(Handle, item.Native); break;
                case ReferenceKind.Solver: Native.Z3_solver_dec_ref(Handle, item.Native); break;
                case ReferenceKind.Model: Native.Z3_model_dec_ref(Handle, item.Native); break;
                case ReferenceKind.Params: Native.Z3_params_dec_ref(Handle, item.Native); break;
                case ReferenceKind.Tactic: Native.Z3_tactic_dec_ref(Handle, item.Native); break;
                default: throw new System.Diagnostics.UnreachableException();
            }

            Interlocked.Decrement(ref _liveReferences);
        }
    }

    /// <summary>Passes a result through unless the call that made it failed.</summary>
    internal nint Checked(nint result)
    {
        ThrowOnError();
        return result;
    }

    internal void ThrowOnError()
    {
        var code = Native.Z3_get_error_code(Handle);
        if (code == 0) return;
        throw new Z3Exception(Marshal.PtrToStringUTF8(Native.Z3_get_error_msg(Handle, code)) ?? $"Z3 error {code}");
    }

    /// <summary>Copies a text that Z3 owns; it is valid until Z3's next call.</summary>
    internal string Text(nint text)
    {
        var copy = Marshal.PtrToStringUTF8(text) ?? "";
        ThrowOnError();
        return copy;
    }

    internal void RequireOwn(Z3Object item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (!ReferenceEquals(item.Context, this)) throw new Z3Exception("Context mismatch");
    }

    internal void RequireOwn(IReadOnlyList<Z3Object> items)
    {
        foreach (var item in items) RequireOwn(item);
    }
}

using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

/// <summary>
/// The base of everything that lives in a <see cref="Microsoft.Z3.Context"/>: one counted reference to a native object.
/// </summary>
/// <remarks>
/// Neither <see cref="Dispose"/> nor the finalizer touches Z3: they queue the reference, and the context drops it on
/// its owner's next call. So an object that is collected on the finalizer's thread never races with a running call,
/// and a native pointer stays valid until the call that uses it has returned.
/// </remarks>
public class Z3Object : IDisposable
{
    private readonly Context _context;
    private readonly ReferenceKind _kind;
    private nint _native;

    // Takes a pointer that was just returned by Z3 and has not been counted yet.
    private protected Z3Object(Context context, nint native, ReferenceKind kind)
    {
        _context = context;
        _kind = kind;
        context.AddReference(kind, native);
        _native = native;
    }

    /// <summary>Gives the reference back if <see cref="Dispose"/> was not called.</summary>
    ~Z3Object() => Release();

    internal Context Context => _context;

    internal nint NativeObject
    {
        get
        {
            ObjectDisposedException.ThrowIf(_native == 0, this);
            return _native;
        }
    }

    /// <summary>Gives the reference back; the object must not be used afterwards.</summary>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    internal static nint[] ToNative(IReadOnlyList<Z3Object> objects)
    {
        var pointers = new nint[objects.Count];
        for (var i = 0; i < pointers.Length; i++) pointers[i] = objects[i].NativeObject;
        return pointers;
    }

    private void Release()
    {
        var native = Interlocked.Exchange(ref _native, 0);
        // The context is null when a constructor threw before it was set.
        if (native != 0) _context?.QueueRelease(_kind, native);
    }
}

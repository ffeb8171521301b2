using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>
/// Arguments written for the native side. Lists are copied into scratch memory, so that nothing is pinned; every tensor
/// is held until <see cref="Release"/>, so that a dispose on another thread cannot free it during the call.
/// </summary>
internal unsafe ref struct PackedArgs
{
    /// <summary>How many 8-byte words callers keep on the stack; longer lists go to the heap.</summary>
    public const int ScratchWords = 24;

    private readonly ReadOnlySpan<Arg> _args;
    private readonly NativeValue* _values;
    private long* _next;
    private void* _heap;
    private int _held;

    public PackedArgs(ReadOnlySpan<Arg> args, NativeValue* values, long* scratch)
    {
        _args = args;
        _values = values;
        _next = scratch;
    }

    /// <summary>Writes all arguments; throws ObjectDisposedException on a disposed tensor.</summary>
    public void Pack()
    {
        var words = 0;
        foreach (ref readonly var arg in _args) words += Words(arg);
        if (words > ScratchWords)
        {
            _heap = System.Runtime.InteropServices.NativeMemory.Alloc((nuint)words, sizeof(long));
            _next = (long*)_heap;
        }

        for (var i = 0; i < _args.Length; i++) PackOne(in _args[i], ref _values[i]);
    }

    /// <summary>Lets go of the tensors that were held and of scratch memory.</summary>
    public void Release()
    {
        foreach (ref readonly var arg in _args)
        {
            if (_held == 0) break;
            if (arg.Tag == NativeTag.Tensor) ReleaseOne(Unsafe.As<Tensor>(arg.Reference!));
            else if (arg.Tag is NativeTag.TensorList or NativeTag.OptionalTensorList)
                foreach (var tensor in Unsafe.As<Tensor?[]>(arg.Reference!))
                    if (tensor is not null && _held > 0) ReleaseOne(tensor);
        }

        if (_heap != null) System.Runtime.InteropServices.NativeMemory.Free(_heap);
        _heap = null;
    }

    private static int Words(in Arg arg) => arg.Tag switch
    {
        NativeTag.OneInt => 1,
        NativeTag.IntList => Unsafe.As<long[]>(arg.Reference!).Length,
        NativeTag.DoubleList => Unsafe.As<double[]>(arg.Reference!).Length,
        NativeTag.TensorList or NativeTag.OptionalTensorList => Unsafe.As<Tensor?[]>(arg.Reference!).Length,
        NativeTag.String => (Unsafe.As<byte[]>(arg.Reference!).Length + 7) / 8,
        _ => 0,
    };

    private void PackOne(in Arg arg, ref NativeValue value)
    {
        value.Tag = (int)arg.Tag;
        switch (arg.Tag)
        {
            case NativeTag.Tensor:
                value.Pointer = Hold(Unsafe.As<Tensor>(arg.Reference!));
                break;
            case NativeTag.OneInt:
                value.Tag = (int)NativeTag.IntList;
                value.Length = 1;
                value.Pointer = (nint)_next;
                *_next++ = arg.Bits;
                break;
            case NativeTag.IntList:
                Copy(Unsafe.As<long[]>(arg.Reference!), ref value);
                break;
            case NativeTag.DoubleList:
                Copy(Unsafe.As<double[]>(arg.Reference!), ref value);
                break;
            case NativeTag.String:
                Copy(Unsafe.As<byte[]>(arg.Reference!), ref value);
                break;
            case NativeTag.TensorList or NativeTag.OptionalTensorList:
                var tensors = Unsafe.As<Tensor?[]>(arg.Reference!);
                value.Length = tensors.Length;
                value.Pointer = (nint)_next;
                foreach (var tensor in tensors) *_next++ = tensor is null ? 0 : Hold(tensor);
                break;
            default:
                value.Integer = arg.Bits;
                break;
        }
    }

    private void Copy<T>(T[] items, ref NativeValue value) where T : unmanaged
    {
        value.Length = items.Length;
        value.Pointer = (nint)_next;
        items.AsSpan().CopyTo(new Span<T>(_next, items.Length));
        _next += (items.Length * sizeof(T) + 7) / 8;
    }

    private nint Hold(Tensor tensor)
    {
        var added = false;
        tensor.SafeHandle.DangerousAddRef(ref added);
        _held++;
        return tensor.SafeHandle.DangerousGetHandle();
    }

    private void ReleaseOne(Tensor tensor)
    {
        tensor.SafeHandle.DangerousRelease();
        _held--;
    }
}

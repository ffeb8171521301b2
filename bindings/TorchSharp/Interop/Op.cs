using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>
/// An ATen operator, looked up at its first use and kept. Missing trailing arguments take the schema's defaults.
/// Thread-safe.
/// </summary>
internal sealed unsafe class Op(string name, string overload = "")
{
    private nint _handle;

    /// <summary>Calls an operator that returns one tensor.</summary>
    [SkipLocalsInit]
    public Tensor Call(params ReadOnlySpan<Arg> args)
    {
        NativeValue result;
        Invoke(args, &result, 1);
        return new Tensor(result.Pointer);
    }

    /// <summary>Calls an operator that returns two tensors.</summary>
    [SkipLocalsInit]
    public (Tensor First, Tensor Second) CallTwo(params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc NativeValue[2];
        Invoke(args, results, 2);
        return (new Tensor(results[0].Pointer), new Tensor(results[1].Pointer));
    }

    /// <summary>Calls an operator that returns three tensors.</summary>
    [SkipLocalsInit]
    public (Tensor First, Tensor Second, Tensor Third) CallThree(params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc NativeValue[3];
        Invoke(args, results, 3);
        return (new Tensor(results[0].Pointer), new Tensor(results[1].Pointer), new Tensor(results[2].Pointer));
    }

    /// <summary>Calls an operator that returns a list of at most <paramref name="capacity"/> tensors.</summary>
    public Tensor[] CallMany(int capacity, params ReadOnlySpan<Arg> args)
    {
        var results = new NativeValue[Math.Max(capacity, 1)];
        int written;
        fixed (NativeValue* pointer = results) written = Invoke(args, pointer, results.Length);
        var tensors = new Tensor[written];
        for (var i = 0; i < written; i++) tensors[i] = new Tensor(results[i].Pointer);
        return tensors;
    }

    /// <summary>Calls an in-place operator; its first argument is the result.</summary>
    public void CallInPlace(params ReadOnlySpan<Arg> args) => Invoke(args, null, 0);

    /// <summary>Calls an operator that returns a number or a truth value.</summary>
    [SkipLocalsInit]
    public Scalar CallScalar(params ReadOnlySpan<Arg> args)
    {
        NativeValue result;
        Invoke(args, &result, 1);
        return Scalar.FromNative(result);
    }

    /// <summary>Whether the LibTorch in use has the operator.</summary>
    public bool Exists() => _handle != 0 || Native.sy_operator_find(name, overload, out _handle) == 0;

    [SkipLocalsInit]
    private int Invoke(ReadOnlySpan<Arg> args, NativeValue* results, int capacity)
    {
        var handle = _handle == 0 ? Find() : _handle;
        var values = stackalloc NativeValue[args.Length];
        var scratch = stackalloc long[PackedArgs.ScratchWords];
        var packed = new PackedArgs(args, values, scratch);
        try
        {
            packed.Pack();
            int written;
            Status.Check(Native.sy_operator_call(handle, values, args.Length, results, capacity, &written));
            return written;
        }
        finally
        {
            packed.Release();
        }
    }

    private nint Find()
    {
        Status.Check(Native.sy_operator_find(name, overload, out var handle));
        _handle = handle;
        return handle;
    }
}

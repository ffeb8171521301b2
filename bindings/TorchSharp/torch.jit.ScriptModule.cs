using System.Runtime.CompilerServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class jit
    {
        /// <summary>A TorchScript module. Dispose it; calls from several threads are safe when its code is.</summary>
        public sealed class ScriptModule : IDisposable
        {
            private const int MostResults = 64;

            private readonly ScriptHandle _handle;

            internal ScriptModule(ScriptHandle handle) => _handle = handle;

            /// <summary>
            /// Calls <c>forward</c>. Arguments: tensors, numbers, truth values, null. One result comes as it is,
            /// several (a tuple or a list) as Tensor[], or as object[] where numbers are among them.
            /// </summary>
            public object call(params object[] objs) => invoke("forward", objs);

            /// <summary>Calls the named method; arguments and results as for <see cref="call"/>.</summary>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">
            /// No such method, or it failed.
            /// </exception>
            [SkipLocalsInit]
            public unsafe object invoke(string name, params object[] objs)
            {
                ArgumentException.ThrowIfNullOrEmpty(name);
                ArgumentNullException.ThrowIfNull(objs);
                var args = Array.ConvertAll(objs, Convert);
                var values = stackalloc NativeValue[args.Length];
                var scratch = stackalloc long[PackedArgs.ScratchWords];
                var results = stackalloc NativeValue[MostResults];
                int written;
                var packed = new PackedArgs(args, values, scratch);
                try
                {
                    packed.Pack();
                    Status.Check(Native.sy_script_call(
                        _handle, name, values, args.Length, results, MostResults, &written));
                }
                finally
                {
                    packed.Release();
                }

                return Unpack(new ReadOnlySpan<NativeValue>(results, written));
            }

            /// <summary>The learned parameters, those of submodules included: the module's own, not copies.</summary>
            /// <param name="recurse">Must be true: a module's parameters without its submodules' are not given.</param>
            public unsafe IEnumerable<Tensor> parameters(bool recurse = true)
            {
                if (!recurse) throw new NotSupportedException("parameters(recurse: false) is not supported");
                Status.Check(Native.sy_script_parameter_count(_handle, out var count));
                var values = new NativeValue[Math.Max(count, 1)];
                int written;
                fixed (NativeValue* results = values)
                    Status.Check(Native.sy_script_parameters(_handle, results, values.Length, &written));
                return Array.ConvertAll(values[..written], value => new Tensor(value.Pointer));
            }

            /// <summary>Sets evaluation mode.</summary>
            public void eval() => train(false);

            /// <summary>Sets training (or evaluation) mode.</summary>
            public void train(bool on = true) => Status.Check(Native.sy_script_train(_handle, on ? 1 : 0));

            /// <summary>Frees the module.</summary>
            public void Dispose() => _handle.Dispose();

            internal void MoveTo(Device device) => Status.Check(Native.sy_script_to_device(_handle, device.Packed));

            internal void MoveTo(ScalarType type) => Status.Check(Native.sy_script_to_dtype(_handle, (int)type));

            private static Arg Convert(object? value) => value switch
            {
                null => Arg.None,
                Tensor tensor => tensor,
                Scalar scalar => scalar,
                bool truth => truth,
                int number => number,
                long number => number,
                float number => (double)number,
                double number => number,
                _ => throw new ArgumentException($"a {value.GetType().Name} cannot be given to TorchScript"),
            };

            private static object Unpack(ReadOnlySpan<NativeValue> results)
            {
                var items = new object?[results.Length];
                for (var i = 0; i < items.Length; i++)
                    items[i] = (NativeTag)results[i].Tag switch
                    {
                        NativeTag.Tensor => new Tensor(results[i].Pointer),
                        NativeTag.None => null,
                        _ => Scalar.FromNative(results[i]),
                    };
                if (items.Length == 1) return items[0]!;
                return Array.TrueForAll(items, item => item is Tensor)
                    ? Array.ConvertAll(items, item => (Tensor)item!)
                    : items;
            }
        }
    }
}

using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The functions of libsycam_torch, as declared in native/*.h.</summary>
internal static unsafe partial class Native
{
    private const string Library = NativeLibraryLocator.Name;

#pragma warning disable CA1810 // The resolver must be there before the first call; a field initialiser could run later.
    static Native() => NativeLibraryLocator.Register();
#pragma warning restore CA1810

    [LibraryImport(Library)]
    internal static partial byte* sy_last_error();

    [LibraryImport(Library)]
    internal static partial int sy_tensor_from_memory(
        void* data, int dataType, long* sizes, int dimensions, nint* result);

    [LibraryImport(Library)]
    internal static partial int sy_tensor_facts_of(TensorHandle tensor, out TensorFacts facts);

    [LibraryImport(Library)]
    internal static partial int sy_tensor_sizes(TensorHandle tensor, long* sizes, int capacity);

    [LibraryImport(Library)]
    internal static partial int sy_tensor_strides(TensorHandle tensor, long* strides, int capacity);

    [LibraryImport(Library)]
    internal static partial int sy_tensor_data(TensorHandle tensor, out nint data);

    [LibraryImport(Library)]
    internal static partial int sy_tensor_set_requires_grad(TensorHandle tensor, int required);

    [LibraryImport(Library)]
    internal static partial int sy_tensor_grad(TensorHandle tensor, out nint result);

    [LibraryImport(Library)]
    internal static partial int sy_tensor_forget_grad(TensorHandle tensor);

    [LibraryImport(Library)]
    internal static partial int sy_tensor_alias(TensorHandle tensor, out nint result);

    [LibraryImport(Library)]
    internal static partial int sy_tensor_free(nint tensor);

    [LibraryImport(Library)]
    internal static partial long sy_tensor_live();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int sy_operator_find(string name, string overload, out nint result);

    [LibraryImport(Library)]
    internal static partial int sy_operator_call(
        nint op, NativeValue* arguments, int count, NativeValue* results, int capacity, int* written);

    [LibraryImport(Library)]
    internal static partial int sy_autograd_grad(
        nint* outputs, int outputCount, nint* inputs, int inputCount, nint* gradOutputs,
        int retainGraph, int createGraph, int allowUnused, nint* results);

    [LibraryImport(Library)]
    internal static partial int sy_grad_mode_get();

    [LibraryImport(Library)]
    internal static partial int sy_grad_mode_set(int enabled);

    [LibraryImport(Library)]
    internal static partial int sy_inference_mode_enter(int enabled, out nint guard);

    [LibraryImport(Library)]
    internal static partial int sy_inference_mode_leave(nint guard);

    [LibraryImport(Library)]
    internal static partial int sy_inference_mode_get();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int sy_script_load(string file, long device, out ScriptHandle result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int sy_script_call(
        ScriptHandle module, string method, NativeValue* arguments, int count,
        NativeValue* results, int capacity, int* written);

    [LibraryImport(Library)]
    internal static partial int sy_script_parameter_count(ScriptHandle module, out int count);

    [LibraryImport(Library)]
    internal static partial int sy_script_parameters(
        ScriptHandle module, NativeValue* results, int capacity, int* written);

    [LibraryImport(Library)]
    internal static partial int sy_script_train(ScriptHandle module, int on);

    [LibraryImport(Library)]
    internal static partial int sy_script_to_device(ScriptHandle module, long device);

    [LibraryImport(Library)]
    internal static partial int sy_script_to_dtype(ScriptHandle module, int dataType);

    [LibraryImport(Library)]
    internal static partial int sy_script_free(nint module);

    [LibraryImport(Library)]
    internal static partial int sy_packed_available();

    [LibraryImport(Library)]
    internal static partial int sy_packed_convolution(
        TensorHandle weight, TensorHandle bias, PackedShape* shape, out PackedHandle result);

    [LibraryImport(Library)]
    internal static partial int sy_packed_quantized_available();

    [LibraryImport(Library)]
    internal static partial int sy_packed_quantized(
        TensorHandle weight, TensorHandle bias, PackedShape* shape, double scale, long zeroPoint, out PackedHandle result);

    [LibraryImport(Library)]
    internal static partial int sy_packed_run(PackedHandle packed, TensorHandle input, out nint result);

    [LibraryImport(Library)]
    internal static partial int sy_packed_free(nint packed);

    [LibraryImport(Library)]
    internal static partial byte* sy_torch_version();

    [LibraryImport(Library)]
    internal static partial int sy_threads_get();

    [LibraryImport(Library)]
    internal static partial int sy_threads_set(int threads);

    [LibraryImport(Library)]
    internal static partial int sy_threads_interop_get();

    [LibraryImport(Library)]
    internal static partial int sy_threads_interop_set(int threads);

    [LibraryImport(Library)]
    internal static partial int sy_manual_seed(long seed);

    [LibraryImport(Library)]
    internal static partial int sy_cuda_count();

    [LibraryImport(Library)]
    internal static partial int sy_cuda_synchronize(long device);

    [LibraryImport(Library)]
    internal static partial int sy_cudnn_tf32_get();

    [LibraryImport(Library)]
    internal static partial int sy_cudnn_tf32_set(int allowed);

    [LibraryImport(Library)]
    internal static partial int sy_describe(int which, byte* text, int capacity, out int length);
}

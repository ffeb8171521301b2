using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Until it is disposed, autograd follows nothing on this thread.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    /// <summary>Until it is disposed, autograd follows operations on this thread (or does not).</summary>
    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    /// <summary>Until it is disposed, autograd follows operations on this thread (or does not).</summary>
    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    /// <summary>Whether autograd follows operations on this thread.</summary>
    public static bool is_grad_enabled() => Native.sy_grad_mode_get() != 0;

    /// <summary>
    /// Until it is disposed, tensors made on this thread cannot take part in autograd; faster than no_grad.
    /// </summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    /// <summary>Whether inference mode is on for this thread.</summary>
    public static bool is_inference_mode_enabled() => Native.sy_inference_mode_get() != 0;

    private sealed class GradMode : IDisposable
    {
        private readonly bool _before = is_grad_enabled();

        public GradMode(bool enabled) => Status.Check(Native.sy_grad_mode_set(enabled ? 1 : 0));

        public void Dispose() => Status.Check(Native.sy_grad_mode_set(_before ? 1 : 0));
    }

    private sealed class InferenceMode : IDisposable
    {
        private nint _guard;

        public InferenceMode(bool enabled) => Status.Check(Native.sy_inference_mode_enter(enabled ? 1 : 0, out _guard));

        public void Dispose()
        {
            var guard = _guard;
            _guard = 0;
            if (guard != 0) Status.Check(Native.sy_inference_mode_leave(guard));
        }
    }
}

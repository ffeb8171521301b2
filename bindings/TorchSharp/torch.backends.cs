using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>How the libraries under LibTorch compute.</summary>
    public static class backends
    {
        /// <summary>NVIDIA's library of convolutions.</summary>
        public static class cudnn
        {
            /// <summary>Whether float32 convolutions may round their factors to 10 bits; true at the start.</summary>
            public static bool allow_tf32
            {
                get => Native.sy_cudnn_tf32_get() != 0;
                set => Status.Check(Native.sy_cudnn_tf32_set(value ? 1 : 0));
            }
        }
    }
}

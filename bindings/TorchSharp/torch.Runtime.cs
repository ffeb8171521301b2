using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>How many threads one operator uses.</summary>
    public static int get_num_threads() => Native.sy_threads_get();

    /// <summary>Sets how many threads one operator uses.</summary>
    public static void set_num_threads(int num) => Status.Check(Native.sy_threads_set(num));

    /// <summary>How many operators of a TorchScript module may run at once.</summary>
    public static int get_num_interop_threads() => Native.sy_threads_interop_get();

    /// <summary>
    /// Sets how many operators of a TorchScript module may run at once; only before the first parallel work.
    /// </summary>
    public static void set_num_interop_threads(int num) => Status.Check(Native.sy_threads_interop_set(num));

    /// <summary>Starts the random numbers of all devices anew.</summary>
    public static void manual_seed(long seed) => Status.Check(Native.sy_manual_seed(seed));

    /// <summary>CUDA devices.</summary>
    public static class cuda
    {
        /// <summary>Whether LibTorch was built with CUDA and finds a device.</summary>
        public static bool is_available() => device_count() > 0;

        /// <summary>How many CUDA devices LibTorch finds.</summary>
        public static int device_count() => Native.sy_cuda_count();

        /// <summary>Waits until the device (the current one where none is named) has done its work.</summary>
        public static void synchronize(Device? device = null) =>
            Status.Check(Native.sy_cuda_synchronize(device?.index ?? -1));
    }
}

using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>TorchScript.</summary>
    public static partial class jit
    {
        /// <summary>
        /// Loads a module that <c>torch.jit.save</c> wrote; in evaluation mode only if it was saved so.
        /// </summary>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">It is no TorchScript file.</exception>
        public static ScriptModule load(
            string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) =>
            load(filename, new Device(device_type, (int)device_index));

        /// <summary>Loads a module that <c>torch.jit.save</c> wrote onto a device.</summary>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">It is no TorchScript file.</exception>
        public static ScriptModule load(string filename, Device map_location)
        {
            ArgumentNullException.ThrowIfNull(map_location);
            if (!File.Exists(filename)) throw new FileNotFoundException($"there is no file '{filename}'", filename);
            Status.Check(Native.sy_script_load(filename, map_location.Packed, out var handle));
            return new ScriptModule(handle);
        }
    }
}

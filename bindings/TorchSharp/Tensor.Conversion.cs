using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>
        /// The elements as another type; another owner of this when nothing changes and no copy is asked for.
        /// </summary>
        public Tensor to_type(ScalarType type, bool copy = false) => Ops.ToDtype.Call(this, type, false, copy);

        /// <summary>The elements as another type; another owner of this when nothing changes.</summary>
        public Tensor to(ScalarType type) => to_type(type);

        /// <summary>The elements on another device; another owner of this when nothing changes.</summary>
        public Tensor to(Device device) =>
            Ops.ToDevice.Call(this, Arg.None, Arg.None, device);

        /// <summary>The elements on another device; another owner of this when nothing changes.</summary>
        public Tensor to(DeviceType deviceType, int deviceIndex = -1) => to(new Device(deviceType, deviceIndex));

        /// <summary>
        /// The elements as another type on another device; another owner of this when nothing changes.
        /// </summary>
        public Tensor to(ScalarType type, Device device) => Ops.ToDevice.Call(this, type, Arg.None, device);

        /// <summary>The elements on the other's device; another owner of this when nothing changes.</summary>
        public Tensor to(Tensor other) => to(Left(other).device);

        /// <summary>The elements as the other's type; another owner of this when nothing changes.</summary>
        public Tensor type_as(Tensor tensor) => to_type(Left(tensor).dtype);

        /// <summary>The elements in main memory; another owner of this when they are.</summary>
        public Tensor cpu() => to(CPU);

        /// <summary>The elements on a CUDA device; another owner of this when they are.</summary>
        public Tensor cuda() => to(CUDA);

        /// <summary>The elements as truth values.</summary>
        public Tensor @bool() => to_type(ScalarType.Bool);

        /// <summary>The elements as bytes.</summary>
        public Tensor @byte() => to_type(ScalarType.Byte);

        /// <summary>The elements as 32-bit integers.</summary>
        public Tensor @int() => to_type(ScalarType.Int32);

        /// <summary>The elements as 64-bit integers.</summary>
        public Tensor @long() => to_type(ScalarType.Int64);

        /// <summary>The elements in single precision.</summary>
        public Tensor @float() => to_type(ScalarType.Float32);

        /// <summary>The elements in double precision.</summary>
        public Tensor @double() => to_type(ScalarType.Float64);
    }
}

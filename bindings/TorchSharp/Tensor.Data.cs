using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>
        /// Access to the elements in main memory; T must be the C# type of <see cref="dtype"/>. The tensor must outlive
        /// it.
        /// </summary>
        /// <exception cref="InvalidOperationException">The tensor is not on the CPU.</exception>
        /// <exception cref="ArgumentException">T is not the tensor's element type.</exception>
        public Utils.TensorAccessor<T> data<T>() where T : unmanaged => new(this);

        /// <summary>The only element.</summary>
        /// <exception cref="ArgumentException">There is not exactly one element, or T is not its type.</exception>
        public T item<T>() where T : unmanaged
        {
            if (numel() != 1) throw new ArgumentException($"item() wants one element, the tensor has shape {this}");
            if (device_type == DeviceType.CPU) return data<T>()[0];
            using var here = cpu();
            return here.data<T>()[0];
        }

        /// <summary>The only element, as a number.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">
        /// There is not exactly one element.
        /// </exception>
        public Scalar ToScalar() => Ops.Item.CallScalar(this);

        /// <summary>
        /// The memory of a contiguous CPU tensor, to read or to overwrite; the tensor must outlive the span. Setting it
        /// copies.
        /// </summary>
        /// <exception cref="InvalidOperationException">The tensor is on another device.</exception>
        /// <exception cref="NotImplementedException">The tensor is not contiguous.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                var facts = Facts();
                if (facts.DeviceType != (int)DeviceType.CPU)
                    throw new InvalidOperationException("the elements are not in main memory: call cpu() first");
#pragma warning disable CA2201, CA1065 // The exception type is TorchSharp's.
                if (facts.IsContiguous == 0)
                    throw new NotImplementedException("the tensor is not contiguous: call contiguous() first");
#pragma warning restore CA2201, CA1065
                return new Span<byte>((void*)Pointer(), checked((int)(facts.Elements * facts.ElementSize)));
            }

            set
            {
                var to = bytes;
                if (to.Length != value.Length)
                    throw new ArgumentException($"{value.Length} bytes were given, {to.Length} are needed");
                value.CopyTo(to);
            }
        }

        internal nint Pointer()
        {
            Status.Check(Native.sy_tensor_data(SafeHandle, out var pointer));
            return pointer;
        }

        internal void ValidateType(Type type)
        {
            var own = dtype switch
            {
                ScalarType.Byte => typeof(byte),
                ScalarType.Int8 => typeof(sbyte),
                ScalarType.Int16 => typeof(short),
                ScalarType.Int32 => typeof(int),
                ScalarType.Int64 => typeof(long),
                ScalarType.Float16 => typeof(Half),
                ScalarType.Float32 => typeof(float),
                ScalarType.Float64 => typeof(double),
                ScalarType.Bool => typeof(bool),
                _ => null,
            };
            if (own != type) throw new ArgumentException($"{type.Name} is not the element type, which is {dtype}");
        }
    }
}

using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A tensor of LibTorch. The object owns one reference on it: dispose it, or make it inside a
    /// <see cref="DisposeScope"/>; the finalizer is the last resort. Methods that end in <c>_</c> change the tensor and
    /// return this same object.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        internal Tensor(nint pointer)
        {
            SafeHandle = new TensorHandle(pointer);
            DisposeScope.Current?.Register(this);
        }

        internal TensorHandle SafeHandle { get; }

        internal DisposeScope? OwningDisposeScope { get; set; }

        internal Tensor? NextInScope { get; set; }

        internal Tensor? PreviousInScope { get; set; }

        /// <summary>Whether the tensor was disposed.</summary>
        public bool IsInvalid => SafeHandle.IsInvalid || SafeHandle.IsClosed;

        /// <summary>A name of the caller's choice.</summary>
        public string? name { get; set; }

        /// <summary>Number of dimensions; 0 for a scalar.</summary>
        public long Dimensions => Facts().Dimensions;

        /// <summary>Number of dimensions; 0 for a scalar.</summary>
        public long ndim => Facts().Dimensions;

        /// <summary>Number of elements.</summary>
        public long NumberOfElements => Facts().Elements;

        /// <summary>Bytes per element.</summary>
        public long ElementSize => Facts().ElementSize;

        /// <summary>Element type.</summary>
        public ScalarType dtype => (ScalarType)Facts().DataType;

        /// <summary>Where the elements are.</summary>
        public Device device
        {
            get
            {
                var facts = Facts();
                return facts.DeviceType == (int)DeviceType.CPU
                    ? CPU
                    : new Device((DeviceType)facts.DeviceType, facts.DeviceIndex);
            }
        }

        /// <summary>The kind of device that the elements are on.</summary>
        public DeviceType device_type => (DeviceType)Facts().DeviceType;

        /// <summary>Which device of its kind the elements are on; -1 for the CPU.</summary>
        public int device_index => Facts().DeviceIndex;

        /// <summary>Whether the elements are on a CUDA device.</summary>
        public bool is_cuda => device_type == DeviceType.CUDA;

        /// <summary>Whether the tensor is a leaf of the autograd graph.</summary>
        public bool is_leaf => Facts().IsLeaf != 0;

        /// <summary>The sizes of all dimensions.</summary>
        public long[] shape => size();

        /// <summary>Whether autograd follows operations on the tensor.</summary>
        public bool requires_grad
        {
            get => Facts().RequiresGrad != 0;
            set => Status.Check(Native.sy_tensor_set_requires_grad(SafeHandle, value ? 1 : 0));
        }

        /// <summary>Number of dimensions; 0 for a scalar.</summary>
        public long dim() => Facts().Dimensions;

        /// <summary>Number of elements.</summary>
        public long numel() => Facts().Elements;

        /// <summary>Bytes per element.</summary>
        public long element_size() => Facts().ElementSize;

        /// <summary>Whether the elements lie in memory in the order of the dimensions, without gaps.</summary>
        public bool is_contiguous() => Facts().IsContiguous != 0;

        /// <summary>Whether the element type is a floating-point one.</summary>
        public bool is_floating_point() => torch.is_floating_point(dtype);

        /// <summary>Whether the element type is an integer or truth value.</summary>
        public bool is_integral() => torch.is_integral(dtype);

        /// <summary>The sizes of all dimensions.</summary>
        public unsafe long[] size()
        {
            var sizes = new long[Facts().Dimensions];
            fixed (long* pointer = sizes) Status.Check(Native.sy_tensor_sizes(SafeHandle, pointer, sizes.Length));
            return sizes;
        }

        /// <summary>The size of one dimension; negative ones count from the end.</summary>
        public long size(int dim)
        {
            var sizes = size();
            return sizes[Wrap(dim, sizes.Length)];
        }

        /// <summary>How many elements lie between neighbours, for every dimension.</summary>
        public unsafe long[] stride()
        {
            var strides = new long[Facts().Dimensions];
            fixed (long* pointer = strides) Status.Check(Native.sy_tensor_strides(SafeHandle, pointer, strides.Length));
            return strides;
        }

        /// <summary>
        /// How many elements lie between neighbours of one dimension; negative ones count from the end.
        /// </summary>
        public long stride(int dim)
        {
            var strides = stride();
            return strides[Wrap(dim, strides.Length)];
        }

        /// <summary>Turns autograd on or off for the tensor and returns this object.</summary>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Turns autograd on or off for the tensor and returns this object.</summary>
        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>A second owner of the same native tensor.</summary>
        public Tensor alias()
        {
            Status.Check(Native.sy_tensor_alias(SafeHandle, out var pointer));
            return new Tensor(pointer);
        }

        /// <summary>Hands the tensor to the scope around its own, or to the caller where there is none.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Makes the caller the owner: no scope disposes the tensor.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        /// <summary>
        /// Gives the reference on the native tensor back. Further use throws ObjectDisposedException.
        /// </summary>
        public void Dispose()
        {
            OwningDisposeScope?.MarkAsDisposed(this);
            SafeHandle.Dispose();
            GC.SuppressFinalize(this);
        }

        /// <summary>Shape, element type and device.</summary>
        public override string ToString() =>
            IsInvalid ? "[disposed]" : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";

        internal TensorFacts Facts()
        {
            Status.Check(Native.sy_tensor_facts_of(SafeHandle, out var facts));
            return facts;
        }

        private static int Wrap(int dim, int dimensions)
        {
            var wrapped = dim < 0 ? dim + dimensions : dim;
            ArgumentOutOfRangeException.ThrowIfNegative(wrapped, nameof(dim));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(wrapped, dimensions, nameof(dim));
            return wrapped;
        }
    }
}

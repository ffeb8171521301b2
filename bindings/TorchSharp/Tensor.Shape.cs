using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>
        /// The same elements in another shape; one size may be -1. A view where the strides allow it.
        /// </summary>
        public Tensor reshape(params long[] shape) => Ops.Reshape.Call(this, shape);

        /// <summary>A view in another shape; one size may be -1.</summary>
        public Tensor view(params long[] shape) => Ops.View.Call(this, shape);

        /// <summary>A view in the other's shape.</summary>
        public Tensor view_as(Tensor other) => Ops.View.Call(this, Left(other).shape);

        /// <summary>The dimensions from start to end made one.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Ops.Flatten.Call(this, start_dim, end_dim);

        /// <summary>A view with a dimension of size 1 at the given place.</summary>
        public Tensor unsqueeze(long dim) => Ops.Unsqueeze.Call(this, dim);

        /// <summary>A view without the given dimension, or without any, of size 1.</summary>
        public Tensor squeeze(long? dim = null) =>
            dim is { } given ? Ops.SqueezeDim.Call(this, given) : Ops.Squeeze.Call(this);

        /// <summary>A view with the dimensions in another order.</summary>
        public Tensor permute(params long[] permutation) => Ops.Permute.Call(this, permutation);

        /// <summary>A view with two dimensions exchanged.</summary>
        public Tensor transpose(long dim0, long dim1) => Ops.Transpose.Call(this, dim0, dim1);

        /// <summary>The transposed matrix, as a view.</summary>
        public Tensor t() => Ops.T.Call(this);

        /// <summary>
        /// The elements in memory in the order of the dimensions; another owner of this where they are.
        /// </summary>
        public Tensor contiguous() => Ops.Contiguous.Call(this);

        /// <summary>A view in which dimensions of size 1 are repeated; -1 keeps a size.</summary>
        public Tensor expand(params long[] sizes) => Ops.Expand.Call(this, sizes);

        /// <summary>A view expanded to the other's shape.</summary>
        public Tensor expand_as(Tensor other) => Ops.Expand.Call(this, Left(other).shape);

        /// <summary>A view expanded to the shape.</summary>
        public Tensor broadcast_to(params long[] shape) => Ops.Expand.Call(this, shape);

        /// <summary>Copies of the whole, side by side, so many along each dimension.</summary>
        public Tensor repeat(params long[] sizes) => Ops.Repeat.Call(this, sizes);

        /// <summary>Every element repeated, along a dimension or of the flattened tensor.</summary>
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Ops.RepeatInterleave.Call(this, repeats, dim, output_size);

        /// <summary>The elements in reverse order along the given dimensions.</summary>
        public Tensor flip(params long[] dims) => Ops.Flip.Call(this, dims);

        /// <summary>The elements shifted along a dimension; what leaves at one end comes back at the other.</summary>
        public Tensor roll(long shifts, long dims) => Ops.Roll.Call(this, Arg.OneInt(shifts), Arg.OneInt(dims));

        /// <summary>Views of all positions of a dimension.</summary>
        public Tensor[] unbind(int dim = 0) => Ops.Unbind.CallMany((int)size(dim), this, dim);

        /// <summary>Views of runs of the given length along a dimension; the last may be shorter.</summary>
        public Tensor[] split(long size, int dim = 0) => Ops.Split.CallMany((int)this.size(dim) + 1, this, size, dim);

        /// <summary>At most so many views of equal length along a dimension; the last may be shorter.</summary>
        public Tensor[] chunk(long chunks, long dim = 0L) => Ops.Chunk.CallMany((int)chunks, this, chunks, dim);

        /// <summary>A view of the diagonal of two dimensions.</summary>
        public Tensor diagonal(long offset = 0L, long dim1 = 0L, long dim2 = 1L) =>
            Ops.Diagonal.Call(this, offset, dim1, dim2);

        /// <summary>The lower triangle; 0 above it.</summary>
        public Tensor tril(long diagonal = 0) => Ops.Tril.Call(this, diagonal);

        /// <summary>The upper triangle; 0 below it.</summary>
        public Tensor triu(long diagonal = 0) => Ops.Triu.Call(this, diagonal);

        /// <summary>A view of all windows of a dimension; the window becomes the last dimension.</summary>
        public Tensor unfold(long dim, long size, long step) => Ops.Unfold.Call(this, dim, size, step);

        /// <summary>A view with given sizes and strides.</summary>
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0L) =>
            Ops.AsStrided.Call(this, size, strides, storageOffset);

        /// <summary>A copy with its own memory and the same strides; autograd goes through it.</summary>
        public Tensor clone() => Ops.Clone.Call(this);

        /// <summary>The same memory without autograd's history.</summary>
        public Tensor detach() => Ops.Detach.Call(this);
    }
}

using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Python's indexing: numbers, slices, new axes, an ellipsis, tensors.</summary>
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>Indexing by tensors of positions or masks.</summary>
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>A view of one position of the first dimension.</summary>
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => Put(value, i1);
        }

        /// <summary>A view of one position of the first two dimensions.</summary>
        public Tensor this[long i1, long i2]
        {
            get => index(i1, i2);
            set => Put(value, i1, i2);
        }

        /// <summary>A view of one position of the first three dimensions.</summary>
        public Tensor this[long i1, long i2, long i3]
        {
            get => index(i1, i2, i3);
            set => Put(value, i1, i2, i3);
        }

        /// <summary>A view of one position of the first four dimensions.</summary>
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => index(i1, i2, i3, i4);
            set => Put(value, i1, i2, i3, i4);
        }

        /// <summary>Python's indexing: a view unless a tensor is among the indices.</summary>
        public Tensor index(params TensorIndex[] indices)
        {
            var (view, tensors) = View(indices);
            if (tensors is null) return view;
            using (view) return Ops.Index.Call(view, Arg.Optional(tensors));
        }

        /// <summary>Indexing by tensors of positions or masks.</summary>
        public Tensor index(params Tensor[] indices)
        {
            ArgumentNullException.ThrowIfNull(indices);
            return index(Array.ConvertAll(indices, TensorIndex.Tensor));
        }

        /// <summary>Overwrites what the indices name; the value is broadcast.</summary>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            var (view, tensors) = View(indices);
            using (view)
            {
                if (tensors is null) Ops.CopyInPlace.CallInPlace(view, value);
                else Ops.IndexPutInPlace.CallInPlace(view, Arg.Optional(tensors), value);
            }

            return this;
        }

        /// <summary>Overwrites what the index tensors name; the value is broadcast.</summary>
        public Tensor index_put_(Tensor value, params Tensor[] indices)
        {
            ArgumentNullException.ThrowIfNull(indices);
            return index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor));
        }

        /// <summary>Overwrites what the indices name with one number.</summary>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            ArgumentNullException.ThrowIfNull(value);
            using var number = full([], value, dtype, device);
            return index_put_(number, indices);
        }

        /// <summary>The given positions of one dimension.</summary>
        public Tensor index_select(long dim, Tensor index) => Ops.IndexSelect.Call(this, dim, index);

        /// <summary>A view of one position of a dimension, which goes away.</summary>
        public Tensor select(long dim, long index) => Ops.Select.Call(this, dim, index);

        /// <summary>A view of <paramref name="length"/> positions of a dimension.</summary>
        public Tensor narrow(long dim, long start, long length) => Ops.Narrow.Call(this, dim, start, length);

        /// <summary>
        /// A view of every <paramref name="step"/>-th position from start up to, but not including, finish.
        /// </summary>
        public Tensor slice(long dim, long start, long finish, long step) =>
            Ops.Slice.Call(this, dim, start, finish, step);

        /// <summary>The elements at the given positions of the flattened tensor.</summary>
        public Tensor take(Tensor index) => Ops.Take.Call(this, index);

        /// <summary>For every element of the index: the element at that position of the dimension.</summary>
        public Tensor gather(long dim, Tensor index) => Ops.Gather.Call(this, dim, index);

        /// <summary>A copy into which the source was written at the positions of the index.</summary>
        public Tensor scatter(long dim, Tensor index, Tensor src) => Ops.Scatter.Call(this, dim, index, src);

        /// <summary>Writes the source at the positions of the index.</summary>
        public Tensor scatter_(long dim, Tensor index, Tensor src)
        {
            Ops.ScatterInPlace.CallInPlace(this, dim, index, src);
            return this;
        }

        /// <summary>A copy to which the source was added at the positions of the index.</summary>
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Ops.ScatterAdd.Call(this, dim, index, src);

        /// <summary>Adds the source at the positions of the index.</summary>
        public Tensor scatter_add_(long dim, Tensor index, Tensor src)
        {
            Ops.ScatterAddInPlace.CallInPlace(this, dim, index, src);
            return this;
        }

        /// <summary>Adds alpha times the source's slices at the positions of the index along a dimension.</summary>
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha)
        {
            Ops.IndexAddInPlace.CallInPlace(this, dim, index, source, alpha);
            return this;
        }

        /// <summary>A copy in which the elements under the mask are the value.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value) => Ops.MaskedFill.Call(this, mask, value);

        /// <summary>Overwrites the elements under the mask with the value.</summary>
        public Tensor masked_fill_(Tensor mask, Scalar value)
        {
            Ops.MaskedFillInPlace.CallInPlace(this, mask, value);
            return this;
        }

        /// <summary>The elements under the mask, in one dimension.</summary>
        public Tensor masked_select(Tensor mask) => Ops.MaskedSelect.Call(this, mask);

        /// <summary>The positions of the elements that are not 0: [n, dimensions].</summary>
        public Tensor nonzero() => Ops.NonZero.Call(this);

        /// <summary>This tensor's elements where the condition holds, the other's elsewhere.</summary>
        public Tensor where(Tensor condition, Tensor other) => Ops.Where.Call(condition, this, other);

        private void Put(Tensor value, params TensorIndex[] indices) => index_put_(value, indices);

        // Applies everything but tensors as views, one operator per index; tensors are left for one gathering operator.
        private (Tensor View, Tensor?[]? Tensors) View(TensorIndex[] indices)
        {
            ArgumentNullException.ThrowIfNull(indices);
            var view = alias();
            List<Tensor?>? tensors = null;
            var dim = 0L;
            try
            {
                foreach (var index in indices)
                {
                    var next = view;
                    switch (index.IndexKind)
                    {
                        case TensorIndex.Kind.Single:
                            next = view.select(dim, index.Start ?? 0);
                            break;
                        case TensorIndex.Kind.Slice:
                            next = Ops.Slice.Call(view, dim++, index.Start, index.Stop, index.Step ?? 1);
                            break;
                        case TensorIndex.Kind.NewAxis:
                            next = view.unsqueeze(dim++);
                            break;
                        case TensorIndex.Kind.Ellipsis:
                            dim += view.ndim - dim - Remaining(indices);
                            break;
                        default:
                            tensors ??= [];
                            while (tensors.Count < dim) tensors.Add(null);
                            tensors.Add(index.IndexTensor);
                            dim += index.IndexTensor is { dtype: ScalarType.Bool } mask ? mask.ndim : 1;
                            break;
                    }

                    if (ReferenceEquals(next, view)) continue;
                    view.Dispose();
                    view = next;
                }
            }
            catch
            {
                view.Dispose();
                throw;
            }

            return (view, tensors?.ToArray());
        }

        // How many dimensions the indices behind the ellipsis take.
        private static long Remaining(TensorIndex[] indices)
        {
            var after = Array.FindIndex(indices, index => index.IndexKind == TensorIndex.Kind.Ellipsis) + 1;
            return indices.Skip(after).Sum(index => index.IndexKind switch
            {
                TensorIndex.Kind.NewAxis => 0,
                TensorIndex.Kind.Tensor when index.IndexTensor is { dtype: ScalarType.Bool } mask => mask.ndim,
                _ => 1L,
            });
        }
    }
}

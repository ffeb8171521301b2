using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum of all elements; integers are summed as Int64.</summary>
        public Tensor sum(ScalarType? type = null) => Ops.Sum.Call(this, type);

        /// <summary>The sums over the given dimensions.</summary>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) =>
            Ops.SumDims.Call(this, dim, keepdim, type);

        /// <summary>The sums over one dimension.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) =>
            Ops.SumDims.Call(this, Arg.OneInt(dim), keepdim, type);

        /// <summary>The sums over two dimensions.</summary>
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) =>
            Ops.SumDims.Call(this, new[] { dim0, dim1 }, keepdim, type);

        /// <summary>The mean of all elements.</summary>
        public Tensor mean() => Ops.Mean.Call(this);

        /// <summary>The means over the given dimensions.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Ops.MeanDims.Call(this, dimensions, keepdim, type);

        /// <summary>The product of all elements.</summary>
        public Tensor prod(ScalarType? type = null) => Ops.Prod.Call(this, type);

        /// <summary>The products over one dimension.</summary>
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) =>
            Ops.ProdDim.Call(this, dim, keepdim, type);

        /// <summary>The greatest values over the given dimensions; gradients are shared among ties.</summary>
        public Tensor amax(params long[] dims) => Ops.AMax.Call(this, dims);

        /// <summary>The greatest values over the given dimensions; gradients are shared among ties.</summary>
        public Tensor amax(long[] dims, bool keepdim = false) => Ops.AMax.Call(this, dims, keepdim);

        /// <summary>The least values over the given dimensions; gradients are shared among ties.</summary>
        public Tensor amin(params long[] dims) => Ops.AMin.Call(this, dims);

        /// <summary>The least values over the given dimensions; gradients are shared among ties.</summary>
        public Tensor amin(long[] dims, bool keepdim = false) => Ops.AMin.Call(this, dims, keepdim);

        /// <summary>The greatest element.</summary>
        public Tensor max() => Ops.Max.Call(this);

        /// <summary>The greatest values of one dimension and where they are.</summary>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) =>
            Ops.MaxDim.CallTwo(this, dim, keepdim);

        /// <summary>The least element.</summary>
        public Tensor min() => Ops.Min.Call(this);

        /// <summary>The least values of one dimension and where they are.</summary>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) =>
            Ops.MinDim.CallTwo(this, dim, keepdim);

        /// <summary>The position of the greatest element of the flattened tensor.</summary>
        public Tensor argmax() => Ops.ArgMax.Call(this);

        /// <summary>The positions of the greatest values of one dimension.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => Ops.ArgMax.Call(this, dim, keepdim);

        /// <summary>The position of the least element of the flattened tensor.</summary>
        public Tensor argmin() => Ops.ArgMin.Call(this);

        /// <summary>The positions of the least values of one dimension.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => Ops.ArgMin.Call(this, dim, keepdim);

        /// <summary>The standard deviation of all elements.</summary>
        public Tensor std(bool unbiased = true) =>
            Ops.StdCorrection.Call(this, Arg.None, Correction(unbiased), false);

        /// <summary>The standard deviations over the given dimensions.</summary>
        public Tensor std(
            long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Typed(type, Ops.StdCorrection.Call(this, dimensions, Correction(unbiased), keepdim));

        /// <summary>The standard deviations over one dimension.</summary>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Typed(type, Ops.StdCorrection.Call(this, Arg.OneInt(dim), Correction(unbiased), keepdim));

        /// <summary>The variance of all elements.</summary>
        public Tensor var(bool unbiased = true) =>
            Ops.VarCorrection.Call(this, Arg.None, Correction(unbiased), false);

        /// <summary>The variances over the given dimensions.</summary>
        public Tensor var(
            long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Typed(type, Ops.VarCorrection.Call(this, dimensions, Correction(unbiased), keepdim));

        /// <summary>The variances over one dimension.</summary>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Typed(type, Ops.VarCorrection.Call(this, Arg.OneInt(dim), Correction(unbiased), keepdim));

        /// <summary>The median of all elements; the lower one of two.</summary>
        public Tensor median() => Ops.Median.Call(this);

        /// <summary>The q-quantiles along a dimension, with linear interpolation.</summary>
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) =>
            Ops.Quantile.Call(this, q, dim, keepdim);

        /// <summary>The k-th least values of a dimension (k from 1) and where they are.</summary>
        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false) =>
            Ops.KthValue.CallTwo(this, k, dim ?? -1, keepdim);

        /// <summary>The elements in order along a dimension and where they were.</summary>
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Ops.Sort.CallTwo(this, stable, dim, descending);

        /// <summary>Where the elements are that sort a dimension.</summary>
        public Tensor argsort(long dim = -1, bool descending = false) => Ops.ArgSort.Call(this, dim, descending);

        /// <summary>The k greatest (or least) values of a dimension and where they are.</summary>
        public (Tensor values, Tensor indexes) topk(
            int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Ops.TopK.CallTwo(this, k, dim, largest, sorted);

        /// <summary>Whether no element is 0.</summary>
        public Tensor all() => Ops.All.Call(this);

        /// <summary>Whether no element is 0, over one dimension.</summary>
        public Tensor all(long dim, bool keepdim = false) => Ops.AllDim.Call(this, dim, keepdim);

        /// <summary>Whether an element is not 0.</summary>
        public Tensor any() => Ops.Any.Call(this);

        /// <summary>Whether an element is not 0, over one dimension.</summary>
        public Tensor any(long dim, bool keepdim = false) => Ops.AnyDim.Call(this, dim, keepdim);

        /// <summary>How many elements are not 0, over the given dimensions or all.</summary>
        public Tensor count_nonzero(long[]? dims = null) => Ops.CountNonZero.Call(this, dims ?? []);

        /// <summary>The logarithm of the sum of exponentials over one dimension, without overflow.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false) => Ops.LogSumExp.Call(this, Arg.OneInt(dim), keepdim);

        /// <summary>The p-norm of all elements.</summary>
        public Tensor norm(float p = 2.0f) => Ops.NormScalar.Call(this, (double)p);

        /// <summary>The p-norms over one dimension.</summary>
        public Tensor norm(int dim, bool keepdim = false, float p = 2.0f) =>
            Ops.NormDim.Call(this, (double)p, Arg.OneInt(dim), keepdim);

        private static long Correction(bool unbiased) => unbiased ? 1 : 0;

        private static Tensor Typed(ScalarType? type, Tensor result)
        {
            if (type is null || type == result.dtype) return result;
            using (result) return result.to_type(type.Value);
        }
    }
}

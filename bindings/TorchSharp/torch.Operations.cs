using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Absolute values.</summary>
    public static Tensor abs(Tensor input) => Ops.Abs.Call(input);

    /// <summary>e to the power of the elements.</summary>
    public static Tensor exp(Tensor input) => Ops.Exp.Call(input);

    /// <summary>Natural logarithms.</summary>
    public static Tensor log(Tensor input) => Ops.Log.Call(input);

    /// <summary>Natural logarithms of 1 plus the elements.</summary>
    public static Tensor log1p(Tensor input) => Ops.Log1p.Call(input);

    /// <summary>Square roots.</summary>
    public static Tensor sqrt(Tensor input) => Ops.Sqrt.Call(input);

    /// <summary>Squares.</summary>
    public static Tensor square(Tensor input) => Ops.Square.Call(input);

    /// <summary>-1, 0 or 1 by the sign.</summary>
    public static Tensor sign(Tensor input) => Ops.Sign.Call(input);

    /// <summary>1 / (1 + exp(-x)).</summary>
    public static Tensor sigmoid(Tensor input) => Ops.Sigmoid.Call(input);

    /// <summary>Hyperbolic tangents.</summary>
    public static Tensor tanh(Tensor input) => Ops.Tanh.Call(input);

    /// <summary>The next whole numbers below.</summary>
    public static Tensor floor(Tensor input) => Ops.Floor.Call(input);

    /// <summary>The next whole numbers above.</summary>
    public static Tensor ceil(Tensor input) => Ops.Ceil.Call(input);

    /// <summary>The nearest whole numbers, halves to even.</summary>
    public static Tensor round(Tensor input) => Ops.Round.Call(input);

    /// <summary>The elements, negative ones replaced by 0.</summary>
    public static Tensor relu(Tensor input) => Ops.Relu.Call(input);

    /// <summary>Negated elements.</summary>
    public static Tensor neg(Tensor input) => Ops.Neg.Call(input);

    /// <summary>Truth values: NaN.</summary>
    public static Tensor isnan(Tensor input) => Ops.IsNan.Call(input);

    /// <summary>Truth values: infinite.</summary>
    public static Tensor isinf(Tensor input) => Ops.IsInf.Call(input);

    /// <summary>Truth values: finite.</summary>
    public static Tensor isfinite(Tensor input) => Ops.IsFinite.Call(input);

    /// <summary>Reciprocals.</summary>
    public static Tensor reciprocal(Tensor input) => Ops.Reciprocal.Call(input);

    /// <summary>Sines.</summary>
    public static Tensor sin(Tensor input) => Ops.Sin.Call(input);

    /// <summary>Cosines.</summary>
    public static Tensor cos(Tensor input) => Ops.Cos.Call(input);

    /// <summary>left + right, broadcast.</summary>
    public static Tensor add(Tensor left, Tensor right) => Ops.Add.Call(left, right);

    /// <summary>left - right, broadcast.</summary>
    public static Tensor sub(Tensor left, Tensor right) => Ops.Sub.Call(left, right);

    /// <summary>left * right, broadcast.</summary>
    public static Tensor mul(Tensor left, Tensor right) => Ops.Mul.Call(left, right);

    /// <summary>left / right, broadcast.</summary>
    public static Tensor div(Tensor left, Tensor right) => Ops.Div.Call(left, right);

    /// <summary>left to the power of the exponent, element by element.</summary>
    public static Tensor pow(Tensor left, Tensor exponent) => Ops.Pow.Call(left, exponent);

    /// <summary>left to the power of the exponent.</summary>
    public static Tensor pow(Tensor left, Scalar exponent) => Ops.PowScalar.Call(left, exponent);

    /// <summary>The greater of both, element by element, broadcast.</summary>
    public static Tensor maximum(Tensor input, Tensor other) => Ops.Maximum.Call(input, other);

    /// <summary>The lesser of both, element by element, broadcast.</summary>
    public static Tensor minimum(Tensor input, Tensor other) => Ops.Minimum.Call(input, other);

    /// <summary>The elements, cut to [min, max].</summary>
    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) =>
        Ops.Clamp.Call(input, min, max);

    /// <summary>Replaces NaN and infinities; null means 0, the greatest and the least finite value.</summary>
    public static Tensor nan_to_num(
        Tensor input, double? nan = null, double? posinf = null, double? neginf = null) =>
        Ops.NanToNum.Call(input, nan, posinf, neginf);

    /// <summary>x where the condition holds, y elsewhere; broadcast.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Ops.Where.Call(condition, x, y);

    /// <summary>Whether no element is 0.</summary>
    public static Tensor all(Tensor input) => Ops.All.Call(input);

    /// <summary>Whether an element is not 0.</summary>
    public static Tensor any(Tensor input) => Ops.Any.Call(input);

    /// <summary>Whether all elements differ by at most atol + rtol * |other|.</summary>
    public static bool allclose(
        Tensor input, Tensor other, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        Ops.AllClose.CallScalar(input, other, rtol, atol, equal_nan).AsBoolean;

    /// <summary>The sum of all elements.</summary>
    public static Tensor sum(Tensor input, ScalarType? type = null) => Ops.Sum.Call(input, type);

    /// <summary>The sums over the given dimensions.</summary>
    public static Tensor sum(Tensor input, long[] dim, bool keepdim = false, ScalarType? type = null) =>
        Ops.SumDims.Call(input, dim, keepdim, type);

    /// <summary>The mean of all elements.</summary>
    public static Tensor mean(Tensor input) => Ops.Mean.Call(input);

    /// <summary>The means over the given dimensions.</summary>
    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
        Ops.MeanDims.Call(input, dimensions, keepdim, type);

    /// <summary>The greatest element.</summary>
    public static Tensor max(Tensor input) => Ops.Max.Call(input);

    /// <summary>The greatest values of one dimension and where they are.</summary>
    public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) =>
        Ops.MaxDim.CallTwo(input, dim, keepdim);

    /// <summary>The least element.</summary>
    public static Tensor min(Tensor input) => Ops.Min.Call(input);

    /// <summary>The least values of one dimension and where they are.</summary>
    public static (Tensor values, Tensor indexes) min(Tensor input, long dim, bool keepdim = false) =>
        Ops.MinDim.CallTwo(input, dim, keepdim);

    /// <summary>The greatest values over the given dimensions.</summary>
    public static Tensor amax(Tensor input, long[] dims, bool keepdim = false) => Ops.AMax.Call(input, dims, keepdim);

    /// <summary>The least values over the given dimensions.</summary>
    public static Tensor amin(Tensor input, long[] dims, bool keepdim = false) => Ops.AMin.Call(input, dims, keepdim);

    /// <summary>The positions of the greatest values of one dimension.</summary>
    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => Ops.ArgMax.Call(input, dim, keepdim);

    /// <summary>The positions of the least values of one dimension.</summary>
    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => Ops.ArgMin.Call(input, dim, keepdim);

    /// <summary>The elements in order along a dimension and where they were.</summary>
    public static (Tensor Values, Tensor Indices) sort(
        Tensor input, long dim = -1, bool descending = false, bool stable = false) =>
        Ops.Sort.CallTwo(input, stable, dim, descending);

    /// <summary>Where the elements are that sort a dimension.</summary>
    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false) =>
        Ops.ArgSort.Call(input, dim, descending);

    /// <summary>For each value the place along the last dimension where it would be put in so that the sorted elements
    /// stay sorted: before those that equal it, or behind them.</summary>
    public static Tensor searchsorted(
        Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false) =>
        Ops.SearchSorted.Call(sorted_sequence, values, out_int32, right);

    /// <summary>The k greatest (or least) values of a dimension and where they are.</summary>
    public static (Tensor values, Tensor indexes) topk(
        Tensor tensor, int k, int dim = -1, bool largest = true, bool sorted = true) =>
        Ops.TopK.CallTwo(tensor, k, dim, largest, sorted);

    /// <summary>The running sum along a dimension.</summary>
    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => Ops.CumSum.Call(input, dim, type);

    /// <summary>The q-quantiles along a dimension, with linear interpolation.</summary>
    public static Tensor quantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) =>
        Ops.Quantile.Call(input, q, dim, keepdim);

    /// <summary>For every element of the index: the element at that position of the dimension.</summary>
    public static Tensor gather(Tensor input, long dim, Tensor index) => Ops.Gather.Call(input, dim, index);

    /// <summary>The tensors one after the other along a dimension.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Ops.Cat.Call(Given(tensors).ToArray(), dim);

    /// <summary>The tensors one after the other along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) =>
        Ops.Stack.Call(Given(tensors).ToArray(), dim);

    /// <summary>Softmax along one dimension.</summary>
    public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) =>
        Ops.Softmax.Call(input, dim, dtype);
}

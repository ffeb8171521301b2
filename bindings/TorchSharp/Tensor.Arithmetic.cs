using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>What a division does with the fraction of its result.</summary>
    public enum RoundingMode
    {
        /// <summary>Keeps it.</summary>
        None,

        /// <summary>Cuts it off.</summary>
        trunc,

        /// <summary>Rounds down.</summary>
        floor,
    }

    public partial class Tensor
    {
        /// <summary>this + target, broadcast.</summary>
        public Tensor add(Tensor target) => Ops.Add.Call(this, target);

        /// <summary>this + alpha * target, broadcast.</summary>
        public Tensor add(Tensor target, Scalar alpha) => Ops.Add.Call(this, target, alpha);

        /// <summary>this + scalar.</summary>
        public Tensor add(Scalar scalar) => Ops.Add.Call(this, Arg.Operand(scalar));

        /// <summary>Adds the target to this.</summary>
        public Tensor add_(Tensor target) => InPlace(Ops.AddInPlace, target);

        /// <summary>Adds alpha * target to this.</summary>
        public Tensor add_(Tensor target, Scalar alpha)
        {
            Ops.AddInPlace.CallInPlace(this, target, alpha);
            return this;
        }

        /// <summary>Adds the scalar to this.</summary>
        public Tensor add_(Scalar scalar) => InPlace(Ops.AddInPlace, Arg.Operand(scalar));

        /// <summary>this - target, broadcast.</summary>
        public Tensor sub(Tensor target) => Ops.Sub.Call(this, target);

        /// <summary>this - scalar.</summary>
        public Tensor sub(Scalar scalar) => Ops.Sub.Call(this, Arg.Operand(scalar));

        /// <summary>Subtracts the target from this.</summary>
        public Tensor sub_(Tensor target) => InPlace(Ops.SubInPlace, target);

        /// <summary>Subtracts the scalar from this.</summary>
        public Tensor sub_(Scalar scalar) => InPlace(Ops.SubInPlace, Arg.Operand(scalar));

        /// <summary>this * target, element by element, broadcast.</summary>
        public Tensor mul(Tensor target) => Ops.Mul.Call(this, target);

        /// <summary>this * target.</summary>
        public Tensor mul(Scalar target) => Ops.Mul.Call(this, Arg.Operand(target));

        /// <summary>Multiplies this by the target, element by element.</summary>
        public Tensor mul_(Tensor target) => InPlace(Ops.MulInPlace, target);

        /// <summary>Multiplies this by the target.</summary>
        public Tensor mul_(Scalar target) => InPlace(Ops.MulInPlace, Arg.Operand(target));

        /// <summary>this / target, element by element, broadcast.</summary>
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? Ops.Div.Call(this, target)
                : Ops.DivMode.Call(this, target, Name(rounding_mode));

        /// <summary>this / target.</summary>
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? Ops.Div.Call(this, Arg.Operand(target))
                : Ops.DivMode.Call(this, Arg.Operand(target), Name(rounding_mode));

        /// <summary>Divides this by the target, element by element.</summary>
        public Tensor div_(Tensor target) => InPlace(Ops.DivInPlace, target);

        /// <summary>Divides this by the target.</summary>
        public Tensor div_(Scalar target) => InPlace(Ops.DivInPlace, Arg.Operand(target));

        /// <summary>The remainder with the divisor's sign, as Python's <c>%</c>.</summary>
        public Tensor remainder(Tensor other) => Ops.Remainder.Call(this, other);

        /// <summary>The remainder with the divisor's sign, as Python's <c>%</c>.</summary>
        public Tensor remainder(Scalar other) => Ops.Remainder.Call(this, Arg.Operand(other));

        /// <summary>this to the power of the exponent, element by element.</summary>
        public Tensor pow(Tensor exponent) => Ops.Pow.Call(this, exponent);

        /// <summary>this to the power of the exponent.</summary>
        public Tensor pow(Scalar exponent) => Ops.PowScalar.Call(this, exponent);

        /// <summary>Raises this to the power of the exponent.</summary>
        public Tensor pow_(Scalar exponent) => InPlace(Ops.PowScalarInPlace, exponent);

        /// <summary>this + value * tensor1 * tensor2.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Ops.AddCMul.Call(this, tensor1, tensor2, value);

        /// <summary>Adds value * tensor1 * tensor2 to this.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            Ops.AddCMulInPlace.CallInPlace(this, tensor1, tensor2, value);
            return this;
        }

        /// <summary>Adds value * tensor1 / tensor2 to this.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            Ops.AddCDivInPlace.CallInPlace(this, tensor1, tensor2, value);
            return this;
        }

        /// <summary>this + weight * (end - this).</summary>
        public Tensor lerp(Tensor end, Tensor weight) => Ops.Lerp.Call(this, end, weight);

        /// <summary>The greater of both, element by element, broadcast; NaN wins.</summary>
        public Tensor maximum(Tensor other) => Ops.Maximum.Call(this, other);

        /// <summary>The lesser of both, element by element, broadcast; NaN wins.</summary>
        public Tensor minimum(Tensor other) => Ops.Minimum.Call(this, other);

        /// <summary>The elements, cut to [min, max].</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Ops.Clamp.Call(this, min, max);

        /// <summary>The elements, cut to [min, max] element by element.</summary>
        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Ops.ClampTensor.Call(this, min, max);

        /// <summary>Cuts the elements to [min, max].</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null)
        {
            Ops.ClampInPlace.CallInPlace(this, min, max);
            return this;
        }

        /// <summary>The elements, at least min.</summary>
        public Tensor clamp_min(Scalar min) => Ops.ClampMin.Call(this, min);

        /// <summary>The elements, at most max.</summary>
        public Tensor clamp_max(Scalar max) => Ops.ClampMax.Call(this, max);

        /// <summary>Replaces NaN and infinities; null means 0, the greatest and the least finite value.</summary>
        public Tensor nan_to_num(double? nan = null, double? posinf = null, double? neginf = null) =>
            Ops.NanToNum.Call(this, nan, posinf, neginf);

        /// <summary>Truth values: the element is NaN.</summary>
        public Tensor isnan() => Ops.IsNan.Call(this);

        /// <summary>Truth values: the element is infinite.</summary>
        public Tensor isinf() => Ops.IsInf.Call(this);

        /// <summary>Truth values: the element is neither NaN nor infinite.</summary>
        public Tensor isfinite() => Ops.IsFinite.Call(this);

        /// <summary>The elements, negative ones multiplied by the slope.</summary>
        public Tensor leaky_relu(Scalar negative_slope) => Ops.LeakyRelu.Call(this, negative_slope);

        /// <summary>Softmax along one dimension.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => Ops.Softmax.Call(this, dim, dtype);

        /// <summary>The running sum along a dimension.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null) => Ops.CumSum.Call(this, dim, type);

        /// <summary>Sets all elements.</summary>
        public Tensor fill_(Scalar value) => InPlace(Ops.FillInPlace, value);

        /// <summary>Fills the tensor with random numbers, uniform in [from, to).</summary>
        public Tensor uniform_(double from, double to)
        {
            Ops.UniformInPlace.CallInPlace(this, from, to);
            return this;
        }

        /// <summary>Fills the tensor with normally distributed random numbers.</summary>
        public Tensor normal_(double mean = 0.0, double stddev = 1.0)
        {
            Ops.NormalInPlace.CallInPlace(this, mean, stddev);
            return this;
        }

        /// <summary>Sets all elements to 0.</summary>
        public Tensor zero_()
        {
            Ops.ZeroInPlace.CallInPlace(this);
            return this;
        }

        /// <summary>Overwrites the elements; the source is broadcast and converted.</summary>
        public Tensor copy_(Tensor source, bool non_blocking = false)
        {
            Ops.CopyInPlace.CallInPlace(this, source, non_blocking);
            return this;
        }

        private static string Name(RoundingMode mode) => mode == RoundingMode.floor ? "floor" : "trunc";

        private Tensor InPlace(Op op, Arg argument)
        {
            op.CallInPlace(this, argument);
            return this;
        }
    }
}

using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Absolute values.</summary>
        public Tensor abs() => Ops.Abs.Call(this);

        /// <summary>Absolute values, in place.</summary>
        public Tensor abs_()
        {
            Ops.AbsInPlace.CallInPlace(this);
            return this;
        }

        /// <summary>Negated elements.</summary>
        public Tensor neg() => Ops.Neg.Call(this);

        /// <summary>Negated elements, in place.</summary>
        public Tensor neg_()
        {
            Ops.NegInPlace.CallInPlace(this);
            return this;
        }

        /// <summary>e to the power of the elements.</summary>
        public Tensor exp() => Ops.Exp.Call(this);

        /// <summary>e to the power of the elements, in place.</summary>
        public Tensor exp_()
        {
            Ops.ExpInPlace.CallInPlace(this);
            return this;
        }

        /// <summary>e to the power of the elements, minus 1, exact near 0.</summary>
        public Tensor expm1() => Ops.Expm1.Call(this);

        /// <summary>Natural logarithms.</summary>
        public Tensor log() => Ops.Log.Call(this);

        /// <summary>Natural logarithms, in place.</summary>
        public Tensor log_()
        {
            Ops.LogInPlace.CallInPlace(this);
            return this;
        }

        /// <summary>Natural logarithms of 1 plus the elements, exact near 0.</summary>
        public Tensor log1p() => Ops.Log1p.Call(this);

        /// <summary>Logarithms to base 2.</summary>
        public Tensor log2() => Ops.Log2.Call(this);

        /// <summary>Logarithms to base 10.</summary>
        public Tensor log10() => Ops.Log10.Call(this);

        /// <summary>Square roots.</summary>
        public Tensor sqrt() => Ops.Sqrt.Call(this);

        /// <summary>Square roots, in place.</summary>
        public Tensor sqrt_()
        {
            Ops.SqrtInPlace.CallInPlace(this);
            return this;
        }

        /// <summary>Reciprocal square roots.</summary>
        public Tensor rsqrt() => Ops.Rsqrt.Call(this);

        /// <summary>Squares.</summary>
        public Tensor square() => Ops.Square.Call(this);

        /// <summary>Squares, in place.</summary>
        public Tensor square_()
        {
            Ops.SquareInPlace.CallInPlace(this);
            return this;
        }

        /// <summary>Reciprocals.</summary>
        public Tensor reciprocal() => Ops.Reciprocal.Call(this);

        /// <summary>Reciprocals, in place.</summary>
        public Tensor reciprocal_()
        {
            Ops.ReciprocalInPlace.CallInPlace(this);
            return this;
        }

        /// <summary>-1, 0 or 1 by the sign of the elements.</summary>
        public Tensor sign() => Ops.Sign.Call(this);

        /// <summary>The next whole numbers below.</summary>
        public Tensor floor() => Ops.Floor.Call(this);

        /// <summary>The next whole numbers below, in place.</summary>
        public Tensor floor_()
        {
            Ops.FloorInPlace.CallInPlace(this);
            return this;
        }

        /// <summary>The next whole numbers above.</summary>
        public Tensor ceil() => Ops.Ceil.Call(this);

        /// <summary>The next whole numbers above, in place.</summary>
        public Tensor ceil_()
        {
            Ops.CeilInPlace.CallInPlace(this);
            return this;
        }

        /// <summary>The nearest whole numbers, halves to even.</summary>
        public Tensor round() => Ops.Round.Call(this);

        /// <summary>The nearest whole numbers, halves to even, in place.</summary>
        public Tensor round_()
        {
            Ops.RoundInPlace.CallInPlace(this);
            return this;
        }

        /// <summary>The elements without their fractions.</summary>
        public Tensor trunc() => Ops.Trunc.Call(this);

        /// <summary>Sines.</summary>
        public Tensor sin() => Ops.Sin.Call(this);

        /// <summary>Cosines.</summary>
        public Tensor cos() => Ops.Cos.Call(this);

        /// <summary>Tangents.</summary>
        public Tensor tan() => Ops.Tan.Call(this);

        /// <summary>Hyperbolic tangents.</summary>
        public Tensor tanh() => Ops.Tanh.Call(this);

        /// <summary>Hyperbolic tangents, in place.</summary>
        public Tensor tanh_()
        {
            Ops.TanhInPlace.CallInPlace(this);
            return this;
        }

        /// <summary>1 / (1 + exp(-x)).</summary>
        public Tensor sigmoid() => Ops.Sigmoid.Call(this);

        /// <summary>1 / (1 + exp(-x)), in place.</summary>
        public Tensor sigmoid_()
        {
            Ops.SigmoidInPlace.CallInPlace(this);
            return this;
        }

        /// <summary>The elements, negative ones replaced by 0.</summary>
        public Tensor relu() => Ops.Relu.Call(this);

        /// <summary>The elements, negative ones replaced by 0, in place.</summary>
        public Tensor relu_()
        {
            Ops.ReluInPlace.CallInPlace(this);
            return this;
        }

        /// <summary>The error function.</summary>
        public Tensor erf() => Ops.Erf.Call(this);
    }
}

using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements, negated.</summary>
        public static Tensor operator -(Tensor tensor) => Ops.Neg.Call(tensor);

        /// <summary>Truth values turned round; integers: bits turned round.</summary>
        public static Tensor operator ~(Tensor tensor) => Ops.BitwiseNot.Call(tensor);

        /// <summary>left + right, broadcast.</summary>
        public static Tensor operator +(Tensor left, Tensor right) => Ops.Add.Call(left, right);

        /// <summary>left + right.</summary>
        public static Tensor operator +(Tensor left, Scalar right) => Ops.Add.Call(left, Arg.Operand(right));

        /// <summary>left + right.</summary>
        public static Tensor operator +(Scalar left, Tensor right) => Ops.Add.Call(right, Arg.Operand(left));

        /// <summary>left - right, broadcast.</summary>
        public static Tensor operator -(Tensor left, Tensor right) => Ops.Sub.Call(left, right);

        /// <summary>left - right.</summary>
        public static Tensor operator -(Tensor left, Scalar right) => Ops.Sub.Call(left, Arg.Operand(right));

        /// <summary>left - right.</summary>
        public static Tensor operator -(Scalar left, Tensor right) => Ops.Sub.Call(Arg.Operand(left), right);

        /// <summary>left * right, element by element, broadcast.</summary>
        public static Tensor operator *(Tensor left, Tensor right) => Ops.Mul.Call(left, right);

        /// <summary>left * right.</summary>
        public static Tensor operator *(Tensor left, Scalar right) => Ops.Mul.Call(left, Arg.Operand(right));

        /// <summary>left * right.</summary>
        public static Tensor operator *(Scalar left, Tensor right) => Ops.Mul.Call(right, Arg.Operand(left));

        /// <summary>left / right, element by element, broadcast.</summary>
        public static Tensor operator /(Tensor left, Tensor right) => Ops.Div.Call(left, right);

        /// <summary>left / right.</summary>
        public static Tensor operator /(Tensor left, Scalar right) => Ops.Div.Call(left, Arg.Operand(right));

        /// <summary>left * (1 / right), as PyTorch computes it.</summary>
        public static Tensor operator /(Scalar left, Tensor right)
        {
            using var reciprocal = Ops.Reciprocal.Call(right);
            return Ops.Mul.Call(reciprocal, Arg.Operand(left));
        }

        /// <summary>The remainder with the divisor's sign.</summary>
        public static Tensor operator %(Tensor left, Tensor right) => Ops.Remainder.Call(left, right);

        /// <summary>The remainder with the divisor's sign.</summary>
        public static Tensor operator %(Tensor left, Scalar right) => Ops.Remainder.Call(left, Arg.Operand(right));

        /// <summary>And, of truth values or bits.</summary>
        public static Tensor operator &(Tensor left, Tensor right) => Ops.BitwiseAnd.Call(left, right);

        /// <summary>Or, of truth values or bits.</summary>
        public static Tensor operator |(Tensor left, Tensor right) => Ops.BitwiseOr.Call(left, right);

        /// <summary>Exclusive or, of truth values or bits.</summary>
        public static Tensor operator ^(Tensor left, Tensor right) => Ops.BitwiseXor.Call(left, right);
    }
}

using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Truth values: this == target, element by element, broadcast.</summary>
        public Tensor eq(Tensor target) => Ops.Eq.Call(this, target);

        /// <summary>Truth values: this == target, element by element.</summary>
        public Tensor eq(Scalar target) => Ops.Eq.Call(this, Arg.Operand(target));

        /// <summary>Truth values: this != target, element by element, broadcast.</summary>
        public Tensor ne(Tensor target) => Ops.Ne.Call(this, target);

        /// <summary>Truth values: this != target, element by element.</summary>
        public Tensor ne(Scalar target) => Ops.Ne.Call(this, Arg.Operand(target));

        /// <summary>Truth values: this &lt; target, element by element, broadcast.</summary>
        public Tensor lt(Tensor target) => Ops.Lt.Call(this, target);

        /// <summary>Truth values: this &lt; target, element by element.</summary>
        public Tensor lt(Scalar target) => Ops.Lt.Call(this, Arg.Operand(target));

        /// <summary>Truth values: this &lt;= target, element by element, broadcast.</summary>
        public Tensor le(Tensor target) => Ops.Le.Call(this, target);

        /// <summary>Truth values: this &lt;= target, element by element.</summary>
        public Tensor le(Scalar target) => Ops.Le.Call(this, Arg.Operand(target));

        /// <summary>Truth values: this &gt; target, element by element, broadcast.</summary>
        public Tensor gt(Tensor target) => Ops.Gt.Call(this, target);

        /// <summary>Truth values: this &gt; target, element by element.</summary>
        public Tensor gt(Scalar target) => Ops.Gt.Call(this, Arg.Operand(target));

        /// <summary>Truth values: this &gt;= target, element by element, broadcast.</summary>
        public Tensor ge(Tensor target) => Ops.Ge.Call(this, target);

        /// <summary>Truth values: this &gt;= target, element by element.</summary>
        public Tensor ge(Scalar target) => Ops.Ge.Call(this, Arg.Operand(target));

        /// <summary>Truth values: left == right, element by element.</summary>
        public static Tensor operator ==(Tensor left, Tensor right) => Left(left).eq(right);

        /// <summary>Truth values: left == right, element by element.</summary>
        public static Tensor operator ==(Tensor left, Scalar right) => Left(left).eq(right);

        /// <summary>Truth values: left == right, element by element.</summary>
        public static Tensor operator ==(Scalar left, Tensor right) => Left(right).eq(left);

        /// <summary>Truth values: left != right, element by element.</summary>
        public static Tensor operator !=(Tensor left, Tensor right) => Left(left).ne(right);

        /// <summary>Truth values: left != right, element by element.</summary>
        public static Tensor operator !=(Tensor left, Scalar right) => Left(left).ne(right);

        /// <summary>Truth values: left != right, element by element.</summary>
        public static Tensor operator !=(Scalar left, Tensor right) => Left(right).ne(left);

        /// <summary>Truth values: left &lt; right, element by element.</summary>
        public static Tensor operator <(Tensor left, Tensor right) => Left(left).lt(right);

        /// <summary>Truth values: left &lt; right, element by element.</summary>
        public static Tensor operator <(Tensor left, Scalar right) => Left(left).lt(right);

        /// <summary>Truth values: left &lt; right, element by element.</summary>
        public static Tensor operator <(Scalar left, Tensor right) => Left(right).gt(left);

        /// <summary>Truth values: left &lt;= right, element by element.</summary>
        public static Tensor operator <=(Tensor left, Tensor right) => Left(left).le(right);

        /// <summary>Truth values: left &lt;= right, element by element.</summary>
        public static Tensor operator <=(Tensor left, Scalar right) => Left(left).le(right);

        /// <summary>Truth values: left &lt;= right, element by element.</summary>
        public static Tensor operator <=(Scalar left, Tensor right) => Left(right).ge(left);

        /// <summary>Truth values: left &gt; right, element by element.</summary>
        public static Tensor operator >(Tensor left, Tensor right) => Left(left).gt(right);

        /// <summary>Truth values: left &gt; right, element by element.</summary>
        public static Tensor operator >(Tensor left, Scalar right) => Left(left).gt(right);

        /// <summary>Truth values: left &gt; right, element by element.</summary>
        public static Tensor operator >(Scalar left, Tensor right) => Left(right).lt(left);

        /// <summary>Truth values: left &gt;= right, element by element.</summary>
        public static Tensor operator >=(Tensor left, Tensor right) => Left(left).ge(right);

        /// <summary>Truth values: left &gt;= right, element by element.</summary>
        public static Tensor operator >=(Tensor left, Scalar right) => Left(left).ge(right);

        /// <summary>Truth values: left &gt;= right, element by element.</summary>
        public static Tensor operator >=(Scalar left, Tensor right) => Left(right).le(left);

        /// <summary>Truth values: both are not 0.</summary>
        public Tensor logical_and(Tensor other) => Ops.LogicalAnd.Call(this, other);

        /// <summary>Truth values: one of both is not 0.</summary>
        public Tensor logical_or(Tensor other) => Ops.LogicalOr.Call(this, other);

        /// <summary>Truth values: the element is 0.</summary>
        public Tensor logical_not() => Ops.LogicalNot.Call(this);

        /// <summary>Truth values: the elements differ by at most atol + rtol * |other|.</summary>
        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) =>
            Ops.IsClose.Call(this, other, rtol, atol, nanEqual);

        /// <summary>Whether all elements differ by at most atol + rtol * |target|.</summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            Ops.AllClose.CallScalar(this, target, rtol, atol, equal_nan).AsBoolean;

        /// <summary>Whether both have the same shape and equal elements.</summary>
        public bool Equals(Tensor target) => target is not null && Ops.Equal.CallScalar(this, target).AsBoolean;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Tensor target && Equals(target);

        /// <summary>A hash of the object, not of its elements.</summary>
        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        private static Tensor Left(Tensor tensor)
        {
            ArgumentNullException.ThrowIfNull(tensor);
            return tensor;
        }
    }
}

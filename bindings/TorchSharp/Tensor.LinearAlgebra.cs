using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The matrix product; leading dimensions are batches and broadcast.</summary>
        public Tensor matmul(Tensor target) => Ops.MatMul.Call(this, target);

        /// <summary>The product of two matrices.</summary>
        public Tensor mm(Tensor target) => Ops.Mm.Call(this, target);

        /// <summary>The product of a matrix and a vector.</summary>
        public Tensor mv(Tensor target) => Ops.Mv.Call(this, target);

        /// <summary>The products of two batches of matrices: [b,n,m] and [b,m,p].</summary>
        public Tensor bmm(Tensor batch2) => Ops.Bmm.Call(this, batch2);

        /// <summary>The scalar product of two vectors.</summary>
        public Tensor dot(Tensor target) => Ops.Dot.Call(this, target);

        /// <summary>All products of the elements of two vectors.</summary>
        public Tensor outer(Tensor vec2) => Ops.Outer.Call(this, vec2);
    }

    /// <summary>The matrix product; leading dimensions are batches and broadcast.</summary>
    public static Tensor matmul(Tensor input, Tensor target) => Ops.MatMul.Call(input, target);

    /// <summary>The product of two matrices.</summary>
    public static Tensor mm(Tensor input, Tensor target) => Ops.Mm.Call(input, target);

    /// <summary>The products of two batches of matrices: [b,n,m] and [b,m,p].</summary>
    public static Tensor bmm(Tensor input, Tensor batch2) => Ops.Bmm.Call(input, batch2);

    /// <summary>Sums of products over named indices, as NumPy's einsum.</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Ops.EinSum.Call(equation, tensors);

    /// <summary>Linear algebra.</summary>
    public static class linalg
    {
        /// <summary>
        /// Singular values, greatest first, and vectors: input = U diag(S) Vh; batches are leading dimensions.
        /// </summary>
        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) =>
            Ops.Svd.CallThree(input, fullMatrices);

        /// <summary>
        /// Eigenvalues, least first, and vectors of symmetric matrices, read from their L(ower) or U(pper) half.
        /// </summary>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Ops.EigH.CallTwo(input, UPLO.ToString());

        /// <summary>The X of input X = other; batches are leading dimensions.</summary>
        public static Tensor solve(Tensor input, Tensor other) => Ops.Solve.Call(input, other);

        /// <summary>The inverses of square matrices.</summary>
        public static Tensor inv(Tensor input) => Ops.Inv.Call(input);

        /// <summary>The p-norms over the given dimensions or all.</summary>
        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            Ops.Norm.Call(input, ord, dims, keepdim);

        /// <summary>The 2-norm over the given dimensions or all.</summary>
        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) =>
            Ops.Norm.Call(input, Arg.None, dims, keepdim);
    }
}

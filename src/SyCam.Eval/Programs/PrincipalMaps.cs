using static TorchSharp.torch;

namespace SyCam.Eval.Programs;

/// <summary>
/// First principal components of the channels: <c>[B,K,h,w]</c> to <c>[B,1,h,w]</c>. A component's sign is open; here
/// the entry of the largest magnitude is positive, the first one of several. An image with values that are not finite
/// gets a map of NaN, as the decompositions would fail for the whole batch.
/// </summary>
internal static class PrincipalMaps
{
    private static readonly long[] AllButBatch = [1, 2];

    /// <summary>The projection of the positions on the first right singular vector; not centred.</summary>
    public static Tensor Eigen(Tensor features) => Project(features, rows =>
    {
        // X v1 = s1 u1: the economy decomposition has both.
        var (left, singular, _) = linalg.svd(rows, fullMatrices: false);
        return left.narrow(2, 0, 1).squeeze(2) * singular.narrow(1, 0, 1);
    });

    /// <summary>The first component of a kernel PCA with kernel tanh(x.y/K + 1).</summary>
    public static Tensor Kpca(Tensor features) => Project(features, rows =>
    {
        var kernel = ((rows.matmul(rows.transpose(1, 2)) / (double)rows.shape[2]) + 1.0).tanh();
        var mean = kernel.mean([2], true);
        var centred = kernel - mean - mean.transpose(1, 2) + mean.mean([1], true);
        // Eigenvalues rise; the kernel is not positive definite, so that even the last may be below 0.
        var (values, vectors) = linalg.eigh(centred);
        var last = rows.shape[1] - 1;
        return vectors.narrow(2, last, 1).squeeze(2) * values.narrow(1, last, 1).relu().sqrt();
    });

    private static Tensor Project(Tensor features, Func<Tensor, Tensor> component)
    {
        var (batch, height, width) = (features.shape[0], features.shape[2], features.shape[3]);
        var rows = features.flatten(2).transpose(1, 2);
        var finite = rows.isfinite().to(ScalarType.Float32).amin(AllButBatch, true).gt(0.5);
        var projected = component(rows.masked_fill(finite.logical_not(), 0));
        var largest = projected.gather(1, projected.abs().argmax(1).unsqueeze(1));
        var signed = projected * largest.sign();
        return signed.masked_fill(finite.squeeze(2).logical_not(), float.NaN).reshape(batch, 1, height, width);
    }
}

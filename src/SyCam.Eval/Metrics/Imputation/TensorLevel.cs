using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics.Imputation;

/// <summary>
/// One resolution of the imputation's system: for each missing pixel i, (sum of the weights of its neighbours inside the
/// image) x_i = sum_j w_ij x_j, with w = 1/6 for the four nearest neighbours and 1/12 for the diagonal ones. All tensors
/// are <c>[1,P,h,w]</c>, one plane for each image and channel, channels last in memory, so that the stencil is one
/// depthwise convolution whose inner loop runs over planes.
/// </summary>
internal sealed class TensorLevel
{
    private static readonly float[] Stencil =
        [1f / 12, 1f / 6, 1f / 12, 1f / 6, 0, 1f / 6, 1f / 12, 1f / 6, 1f / 12];

    private readonly Tensor _kernel;
    private readonly long _planes;

    /// <summary>A level.</summary>
    /// <param name="missing">1 where a pixel is missing, 0 where it is known; becomes the level's scope's.</param>
    public TensorLevel(Tensor missing)
    {
        Missing = missing;
        _planes = missing.shape[1];
        _kernel = tensor(Stencil).to(missing.device).reshape(1, 1, 3, 3).repeat([_planes, 1, 1, 1]);
        // The same for all planes: the weights of the neighbours that lie inside the image.
        using var one = ones_like(missing.narrow(1, 0, 1));
        Diagonal = nn.functional.conv2d(one, _kernel.narrow(0, 0, 1), padding: [1, 1]);
        Step = missing / Diagonal;
    }

    /// <summary>1 where a pixel is missing.</summary>
    public Tensor Missing { get; }

    /// <summary>The sum of the weights of the neighbours inside the image, <c>[1,1,h,w]</c>.</summary>
    public Tensor Diagonal { get; }

    /// <summary>What turns a residual into a Jacobi step: the inverse of the diagonal on missing pixels, else 0.</summary>
    public Tensor Step { get; }

    /// <summary>For each pixel the weighted sum of its neighbours; a new tensor.</summary>
    public Tensor Neighbours(Tensor values) =>
        nn.functional.conv2d(values, _kernel, padding: [1, 1], groups: _planes);

    /// <summary>The sum of the right-hand side and the neighbours minus the diagonal's part, on missing pixels.</summary>
    public Tensor Residual(Tensor values, Tensor right) =>
        Neighbours(values).add_(right).sub_(Diagonal * values).mul_(Missing);

    /// <summary>One Jacobi step, undamped: the stencil's spectrum lets it halve all fine errors and more.</summary>
    public Tensor Smooth(Tensor values, Tensor right) => Neighbours(values).add_(right).mul_(Step);

    /// <summary>Means of 2 x 2 pixels; a missing row or column at the end counts as 0.</summary>
    public static Tensor Halve(Tensor values)
    {
        var (height, width) = (values.shape[2], values.shape[3]);
        var even = height % 2 == 0 && width % 2 == 0
            ? values
            : nn.functional.pad(values, [0, width % 2, 0, height % 2], PaddingModes.Constant);
        return nn.functional.avg_pool2d(even, [2, 2]);
    }

    /// <summary>Bilinear enlargement of a halved level to this one's size.</summary>
    public Tensor Enlarge(Tensor halved)
    {
        var large = nn.functional.interpolate(
            halved, [2 * halved.shape[2], 2 * halved.shape[3]], mode: InterpolationMode.Bilinear, align_corners: false);
        return large.narrow(2, 0, Missing.shape[2]).narrow(3, 0, Missing.shape[3]);
    }
}

using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SyCam.TorchSharp.Tests;

public sealed class GoldenTests
{
    private static Dictionary<string, Func<Tensor[], Tensor>> Functions { get; } = new()
    {
        ["conv2d"] = x => F.conv2d(x[0], x[1], x[2], [2, 1], [1, 0], [1, 2]),
        ["conv2d_groups"] = x => F.conv2d(x[0], x[1], strides: [2], padding: [1], groups: 2),
        ["linear"] = x => F.linear(x[0], x[1], x[2]),
        ["batch_norm"] = x => F.batch_norm(x[0], x[1], x[2].abs() + 0.5, x[3], x[4], eps: 1e-3),
        ["batch_norm_training"] = x => F.batch_norm(x[0], null, null, training: true),
        ["max_pool2d"] = x => F.max_pool2d(x[0], [3], [2], [1], ceil_mode: true),
        ["avg_pool2d"] = x => F.avg_pool2d(x[0], [3, 2], [2, 2], [1, 0], count_include_pad: false),
        ["adaptive_avg_pool2d"] = x => F.adaptive_avg_pool2d(x[0], [4, 3]),
        ["bilinear"] = x => F.interpolate(x[0], [9, 7], mode: InterpolationMode.Bilinear, align_corners: false),
        ["bilinear_aligned"] = x => F.interpolate(x[0], [9, 7], null, InterpolationMode.Bilinear, true),
        ["bilinear_scale"] = x => F.interpolate(x[0], null, [1.3, 2.2], InterpolationMode.Bilinear),
        ["nearest"] = x => F.interpolate(x[0], [7, 11]),
        ["bicubic"] = x => F.interpolate(x[0], [7, 8], mode: InterpolationMode.Bicubic, align_corners: false),
        ["area"] = x => F.interpolate(x[0], [2, 3], mode: InterpolationMode.Area),
        ["softmax"] = x => F.softmax(x[0], 1),
        ["log_softmax"] = x => F.log_softmax(x[0], 0),
        ["cross_entropy"] = x => F.cross_entropy(x[0], tensor(new long[] { 0, 4, 2, 1 }), label_smoothing: 0.1),
        ["pad_reflect"] = x => F.pad(x[0], [1, 2, 3, 0], PaddingModes.Reflect),
        ["pad_constant"] = x => F.pad(x[0], [1, 0, 0, 2], value: -1.5),
        ["leaky_relu"] = x => F.leaky_relu(x[0], 0.1),
        ["einsum"] = x => einsum("ij,ik->jk", x[0], x[1]),
        ["singular_values"] = x => linalg.svd(x[0], fullMatrices: false).S,
        ["rank_one_part"] = x => RankOnePart(x[0]),
        ["eigenvalues"] = x => linalg.eigh(x[0].matmul(x[0].t()), 'L').Item1,
        ["quantile"] = x => quantile(x[0], tensor(new[] { 0.1f, 0.5f, 0.95f })),
        ["std_dims"] = x => x[0].std([0, 2], unbiased: false, keepdim: true),
        ["var_all"] = x => x[0].var(),
        ["logsumexp"] = x => x[0].logsumexp(1),
        ["norm"] = x => x[0].norm(),
        ["norm_dim"] = x => x[0].norm(1, keepdim: true, p: 3),
        ["cumsum"] = x => x[0].cumsum(1),
        ["sorted"] = x => x[0].sort(1, descending: true).Values,
        ["top_indices"] = x => x[0].topk(3, 1).indexes.to(ScalarType.Float32),
        ["median"] = x => x[0].median(),
        ["kth"] = x => x[0].kthvalue(2, 0).values,
        ["remainder"] = x => x[0] % 0.3,
        ["floor_division"] = x => x[0].div(0.3, RoundingMode.floor),
        ["scatter_add"] = x => zeros(4, 3).scatter_add(1, tensor(new long[] { 0, 1, 2, 1, 0 }).expand(4, 5), x[0]),
        ["gather"] = x => x[0].gather(1, tensor(new long[,] { { 4, 0 }, { 3, 3 }, { 2, 1 }, { 0, 4 } })),
        ["mask_index"] = x => x[0][x[0] > 0.2],
        ["tensor_index"] = x => x[0][TensorIndex.Colon, tensor(new long[] { 2, 0 })],
        ["mixed_index"] = x => x[0][
            TensorIndex.Ellipsis, TensorIndex.None, TensorIndex.Slice(1, null, 2), tensor(new long[] { 4, 0, 1 })],
        ["solve"] = x => linalg.solve(x[0], x[1]),
        ["inverse"] = x => linalg.inv(x[0]),
        ["cosine_similarity"] = x => F.cosine_similarity(x[0], x[1], 1),
        ["relu6"] = x => F.relu6(x[0] * 5),
        ["gelu"] = x => F.gelu(x[0]),
        ["silu"] = x => F.silu(x[0]),
        ["index_add"] = x => ones(3, 5).index_add_(0, tensor(new long[] { 2, 0, 2, 1 }), x[0], -2),
        ["unfold"] = x => x[0].unfold(0, 4, 2),
        ["gradient_of_network"] = GradientOfNetwork,
        ["hessian_vector"] = HessianVector,
    };

    public static TheoryData<string> Names => [.. GoldenCase.All.Select(golden => golden.Name)];

    [Fact]
    public void Every_function_here_has_a_golden_case() =>
        Assert.Equal(GoldenCase.All.Select(golden => golden.Name).Order(), Functions.Keys.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Equals_what_PyTorch_computes(string name)
    {
        using var scope = NewDisposeScope();
        var golden = GoldenCase.All.Single(row => row.Name == name);

        var result = Functions[name]([.. golden.Inputs.Select(input => input.Unpack())]);

        Assert.Equal(golden.Output.Shape, result.shape);
        var values = result.data<float>().ToArray();
        for (var i = 0; i < values.Length; i++)
            Assert.Equal(golden.Output.Data[i], values[i], 1e-5f * (1 + Math.Abs(golden.Output.Data[i])));
    }

    private static Tensor RankOnePart(Tensor matrix)
    {
        var (u, s, v) = linalg.svd(matrix, fullMatrices: false);
        return s[0] * u[TensorIndex.Colon, 0].outer(v[0]);
    }

    private static Tensor GradientOfNetwork(Tensor[] x)
    {
        var image = x[0].requires_grad_();
        var activation = F.relu(F.conv2d(image, x[1], padding: [1]));
        var score = F.max_pool2d(activation, [2], [2]).mean([2, 3]).matmul(x[2]).sum();
        return autograd.grad([score], [image])[0];
    }

    private static Tensor HessianVector(Tensor[] x)
    {
        var point = x[0].requires_grad_();
        var value = (point.pow(3) * point.roll(1, 0)).sum();
        var gradient = autograd.grad([value], [point], create_graph: true)[0];
        return autograd.grad([gradient], [point], [x[1]])[0];
    }
}

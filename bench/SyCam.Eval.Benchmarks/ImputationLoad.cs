using System.Globalization;
using SyCam.Eval.Metrics.Imputation;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Benchmarks;

/// <summary>
/// Noisy linear imputation's systems for a photo and shares of its pixels, by rank of a smooth map as CAMs are: what
/// SciPy's sparse solver is given by bench/scoring/sparse_solve.py, from the same files.
/// </summary>
internal sealed class ImputationLoad : IDisposable
{
    private const int Shares = 9;

    private readonly Tensor _images;
    private readonly Tensor _missing;

    /// <summary>Makes the systems of one photo for two maps and nine shares each.</summary>
    /// <param name="network">Whose first photos are taken.</param>
    public ImputationLoad(ReferenceNetwork network)
    {
        using var scope = NewDisposeScope();
        var (height, width) = (network.Inputs.shape[2], network.Inputs.shape[3]);
        List<Tensor> images = [];
        List<Tensor> missing = [];
        foreach (var seed in new[] { 1, 2 })
        {
            var random = new Random(seed);
            var coarse = tensor([.. Enumerable.Range(0, 49).Select(_ => (float)random.NextDouble())], [1, 1, 7, 7]);
            var map = nn.functional.interpolate(
                coarse, [height, width], mode: InterpolationMode.Bilinear, align_corners: false).flatten();
            var (_, order) = sort(map, 0, descending: true, stable: true);
            for (var share = 1; share <= Shares; share++)
            {
                var holes = zeros(height * width);
                holes.index_put_(ones(1), order.narrow(0, 0, height * width * share / (Shares + 1)));
                missing.Add(holes.reshape(1, 1, height, width));
                images.Add(network.Inputs.narrow(0, seed, 1));
            }
        }

        _images = cat(images, 0).DetachFromDisposeScope();
        _missing = cat(missing, 0).DetachFromDisposeScope();
    }

    /// <summary>The number of systems.</summary>
    public int Count => (int)_images.shape[0];

    /// <summary>Solves all systems in one batch.</summary>
    public void Fill() => LinearImputation.Fill(_images, _missing).Dispose();

    /// <summary>Writes the systems and their solutions as raw float32 values, with their shape in the name.</summary>
    public void Write(string folder)
    {
        using var filled = LinearImputation.Fill(_images, _missing);
        Save("images", _images);
        Save("missing", _missing);
        Save("filled", filled);

        void Save(string name, Tensor values)
        {
            using var dense = values.contiguous();
            var shape = string.Join('x', dense.shape.Select(size => size.ToString(CultureInfo.InvariantCulture)));
            File.WriteAllBytes(Path.Combine(folder, $"{name}.{shape}.f32"), [.. dense.data<float>().ToArray()
                .SelectMany(BitConverter.GetBytes)]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _images.Dispose();
        _missing.Dispose();
    }
}

using System.Globalization;
using SyCam.Eval.Exits;
using SyCam.Testing;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Exits;

/// <summary>The weights and inputs of make_exits.py, and what PyTorch computed of them.</summary>
internal static class ExitScene
{
    public const int Images = 3;
    public const int Height = 6;
    public const int Width = 8;
    private const int Exits = 2;

    /// <summary>The values of a name of exits.tsv.</summary>
    public static double[] Expected(string name)
    {
        var path = Path.Combine(ReferenceData.RepositoryRoot, "tests", "SyCam.Eval.Tests", "Exits", "exits.tsv");
        var line = File.ReadLines(path).Select(text => text.Split('\t')).Single(cells => cells[0] == name);
        return [.. line.Skip(1).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
    }

    /// <summary>Numbers from the formula of make_exits.py.</summary>
    public static Tensor Wave(long[] shape, int place, double scale = 1, double shift = 0)
    {
        var count = (int)shape.Aggregate(1L, (product, size) => product * size);
        return tensor(
            [.. Enumerable.Range(0, count).Select(i =>
                (float)(shift + (scale * Math.Sin((1.3 * i) + (0.7 * place) + 0.5 + (0.01 * i * i)))))],
            shape);
    }

    /// <summary>Two exits without heads, as far as the attention goes.</summary>
    public static ExitMaps Attention() => new(
        [],
        [.. Enumerable.Range(0, ExitNames.AttentionLayers).Select(k =>
        {
            var (from, to) = ExitNames.Channels(k, Exits);
            return new AttentionLayer(
                new Parameter(Wave([to, from, 3, 3], 5 * k, 0.2)), new Parameter(Wave([to], (5 * k) + 1, 0.3, 1)),
                new Parameter(Wave([to], (5 * k) + 2, 0.3)), Wave([to], (5 * k) + 3, 0.3), Wave([to], (5 * k) + 4, 0.5, 1));
        })],
        "");

    public static Tensor Grey() => Wave([Images, 1, Height, Width], 30, 0.5, 0.5);

    public static Tensor Maps() => Wave([Images, Exits, Height, Width], 31, 2, 0.3);

    /// <summary>Compares with a name of exits.tsv, relative to its greatest value.</summary>
    public static void AssertAre(string name, Tensor actual, double tolerance = 2e-5)
    {
        var expected = Expected(name);
        var values = actual.detach().flatten().contiguous().data<float>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        var scale = expected.Max(Math.Abs);
        for (var i = 0; i < values.Length; i++)
            Assert.True(
                Math.Abs(expected[i] - values[i]) <= tolerance * scale, $"{name} [{i}]: {values[i]}, expected {expected[i]}");
    }
}

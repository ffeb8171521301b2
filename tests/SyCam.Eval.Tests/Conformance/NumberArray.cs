using System.Globalization;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Conformance;

/// <summary>An array of a case: nested lists of numbers as text, fractions <c>"3/4"</c> or decimals.</summary>
/// <param name="Shape">The length of each axis.</param>
/// <param name="Values">The numbers, the last axis fastest.</param>
internal sealed record NumberArray(long[] Shape, double[] Values)
{
    /// <summary>The largest magnitude.</summary>
    internal double Largest => Values.Max(Math.Abs);

    internal static NumberArray Read(JsonElement nested)
    {
        List<long> shape = [];
        for (var part = nested; part.ValueKind == JsonValueKind.Array; part = part[0]) shape.Add(part.GetArrayLength());
        var values = Flat(nested).ToArray();
        Assert.Equal(shape.Aggregate(1L, (count, side) => count * side), values.Length);
        return new NumberArray([.. shape], values);
    }

    /// <summary>The array in float32, in a batch of one.</summary>
    internal Tensor ToBatch() => tensor(ToSingle(), [1, .. Shape]);

    internal float[] ToSingle() => [.. Values.Select(value => (float)value)];

    /// <summary>
    /// Fails unless the values are there in this shape, up to <paramref name="tolerance"/> of the largest magnitude.
    /// Zeros throughout must be met exactly.
    /// </summary>
    internal void AssertMetBy(Tensor actual, double tolerance, string what)
    {
        Assert.Equal(Shape, actual.shape);
        var found = actual.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
        for (var i = 0; i < found.Length; i++)
        {
            // Written so that NaN fails.
            if (Math.Abs(found[i] - Values[i]) <= tolerance * Largest) continue;
            Assert.Fail($"{what}: place {i} of [{string.Join(", ", Shape)}] is {found[i]:R} instead of " +
                $"{Values[i]:R} +- {tolerance * Largest:0.0e+0}");
        }
    }

    private static IEnumerable<double> Flat(JsonElement nested) =>
        nested.ValueKind == JsonValueKind.Array
            ? nested.EnumerateArray().SelectMany(Flat)
            : [Number(nested.GetString()!)];

    private static double Number(string text)
    {
        var parts = text.Split('/');
        var top = double.Parse(parts[0], CultureInfo.InvariantCulture);
        return parts.Length == 1 ? top : top / double.Parse(parts[1], CultureInfo.InvariantCulture);
    }
}

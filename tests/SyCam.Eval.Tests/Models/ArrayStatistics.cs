using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Models;

/// <summary>Mean, population deviation and length of an array; its range where that was recorded.</summary>
internal sealed record ArrayStatistics(double Mean, double Std, double Length, double? Least, double? Greatest)
{
    internal static ArrayStatistics Read(JsonElement item)
    {
        double? Find(string name) => item.TryGetProperty(name, out var value) ? value.GetDouble() : null;
        return new ArrayStatistics(
            Find("mean")!.Value, Find("std")!.Value, Find("l2")!.Value, Find("min"), Find("max"));
    }

    /// <summary>All within a ten-thousandth of the array's deviation or greatest value.</summary>
    internal void AssertHoldFor(Tensor values)
    {
        using var scope = NewDisposeScope();
        var wide = values.to(ScalarType.Float64);
        var mean = wide.mean().ToDouble();
        Assert.Equal(Mean, mean, 1e-4 * Std);
        Assert.Equal(Std, (wide - mean).square().mean().sqrt().ToDouble(), 1e-4 * Std);
        Assert.Equal(Length, wide.square().sum().sqrt().ToDouble(), 1e-4 * Length);
        if (Greatest is not { } greatest || Least is not { } least) return;
        Assert.Equal(greatest, wide.max().ToDouble(), 1e-4 * (greatest - least));
        Assert.Equal(least, wide.min().ToDouble(), 1e-4 * (greatest - least));
    }
}

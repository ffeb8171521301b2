using System.Text.Json;
using TorchSharp;

namespace SyCam.TorchSharp.Tests;

/// <summary>One row of cases/goldens.json, which cases/make_cases.py wrote with PyTorch.</summary>
public sealed record GoldenCase(string Name, IReadOnlyList<GoldenCase.Packed> Inputs, GoldenCase.Packed Output)
{
    private static JsonSerializerOptions Options { get; } = new() { PropertyNameCaseInsensitive = true };

    public static IReadOnlyList<GoldenCase> All { get; } = JsonSerializer.Deserialize<List<GoldenCase>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "goldens.json")), Options)!;

    /// <summary>A tensor as numbers.</summary>
    public sealed record Packed(long[] Shape, float[] Data)
    {
        public torch.Tensor Unpack() => torch.tensor(Data, Shape);
    }
}

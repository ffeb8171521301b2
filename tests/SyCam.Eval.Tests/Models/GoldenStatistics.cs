using System.Text.Json;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Models;

/// <summary>What PyTorch recorded of the activations and the gradients of one image at the target layer.</summary>
internal sealed record GoldenStatistics(ArrayStatistics Activations, ArrayStatistics Gradients)
{
    /// <summary>One row for each golden image of a network.</summary>
    internal static IReadOnlyList<GoldenStatistics> Of(string golden)
    {
        var path = Path.Combine(ReferenceData.Require(), "golden", golden + ".json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return
        [
            .. document.RootElement.GetProperty("images").EnumerateArray().Select(image => new GoldenStatistics(
                ArrayStatistics.Read(image.GetProperty("act")), ArrayStatistics.Read(image.GetProperty("grad")))),
        ];
    }
}

using System.Text.Json;

namespace SyCam.Eval.Tests.Conformance;

/// <summary>One case: a method on a target, and the map that it must give.</summary>
/// <param name="Name">The case's name, unique in the suite.</param>
/// <param name="Method">The method's name in grammars/std/cam.sycam.</param>
/// <param name="Target">What it is looked at on.</param>
/// <param name="IsWithoutNoise">True where a method that draws noise is taken with a deviation of 0.</param>
/// <param name="Map">The expected map [h,w], before upsampling and scaling.</param>
internal sealed record ConformanceCase(
    string Name, string Method, ConformanceTarget Target, bool IsWithoutNoise, NumberArray Map)
{
    internal static ConformanceCase Read(JsonElement entry, ConformanceTarget target) => new(
        entry.GetProperty("name").GetString()!, entry.GetProperty("method").GetString()!, target,
        entry.TryGetProperty("parameters", out var parameters) && parameters.TryGetProperty("noise_std", out _),
        NumberArray.Read(entry.GetProperty("map")));
}

using System.Runtime.InteropServices;
using System.Text;
using SyCam.Eval.Models;
using SyCam.Eval.Models.Layers;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Models;

/// <summary>
/// Weights that are a formula of a tensor's name and an element's place, so that large networks can be compared with
/// another implementation without their files: make_families.py has the same formula.
/// </summary>
internal static class FormulaWeights
{
    /// <summary>A weights file of an architecture known by name, with a sidecar for that size of images.</summary>
    internal static string Write(TemporaryFolder folder, string architecture, int classes, int size)
    {
        folder.Write(architecture + ".json",
            $$"""{ "architecture": "{{architecture}}", "input": [3, {{size}}, {{size}}], "mean": [0,0,0], "std": [1,1,1] }""");
        var parameters = new Network(Architectures.Find(architecture)!.Build(classes), new FeatureShape(3, size, size))
            .Parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal).ToList();
        var path = folder.File(architecture + ".safetensors");
        using var file = File.Create(path);
        var header = Encoding.UTF8.GetBytes(Header(parameters));
        file.Write(BitConverter.GetBytes((long)header.Length));
        file.Write(header);
        for (var i = 0; i < parameters.Count; i++)
            file.Write(MemoryMarshal.AsBytes(Values(parameters[i], (uint)i + 1).AsSpan()));
        return path;
    }

    /// <summary>Numbers k / 2^24 in [0,1) from a mixed counter.</summary>
    internal static double[] Uniform(long count, uint stream)
    {
        var values = new double[count];
        for (var i = 0; i < values.Length; i++)
        {
            unchecked
            {
                var x = ((uint)i * 0x9E3779B1) + (stream * 0x85EBCA77);
                x = (x ^ (x >> 16)) * 0x85EBCA6B;
                x = (x ^ (x >> 13)) * 0xC2B2AE35;
                values[i] = ((x ^ (x >> 16)) / 256) / 16777216.0;
            }
        }

        return values;
    }

    private static float[] Values(Parameter parameter, uint stream)
    {
        Func<double, double> scale = parameter switch
        {
            _ when parameter.Name.EndsWith("running_mean", StringComparison.Ordinal) => u => (u - 0.5) / 5,
            _ when parameter.Name.EndsWith("bias", StringComparison.Ordinal) => u => (u - 0.5) / 2,
            { Shape.Count: 1 } => u => u + 0.5,
            _ => Centred(Math.Sqrt(6.0 / parameter.Shape.Skip(1).Aggregate(1L, (product, side) => product * side))),
        };
        return Array.ConvertAll(Uniform(parameter.Count, stream), u => (float)scale(u));
    }

    private static Func<double, double> Centred(double limit) => u => (u - 0.5) * 2 * limit;

    private static string Header(List<Parameter> parameters)
    {
        var offset = 0L;
        return "{" + string.Join(',', parameters.Select(parameter =>
        {
            var start = offset;
            offset += 4 * parameter.Count;
            return $"\"{parameter.Name}\":{{\"dtype\":\"F32\",\"shape\":[{string.Join(',', parameter.Shape)}]," +
                $"\"data_offsets\":[{start},{offset}]}}";
        })) + "}";
    }
}

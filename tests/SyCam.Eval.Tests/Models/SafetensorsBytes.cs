using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace SyCam.Eval.Tests.Models;

/// <summary>Builds the bytes of safetensors files, well-formed or not.</summary>
internal static class SafetensorsBytes
{
    internal static byte[] Raw(string header, params byte[] data)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var file = new byte[8 + text.Length + data.Length];
        BinaryPrimitives.WriteInt64LittleEndian(file, text.Length);
        text.CopyTo(file, 8);
        data.CopyTo(file, 8 + text.Length);
        return file;
    }

    internal static byte[] Of(params (string Name, long[] Shape, float[] Values)[] tensors)
    {
        var offset = 0;
        var entries = new List<string>();
        var data = new List<byte>();
        foreach (var (name, shape, values) in tensors)
        {
            var end = offset + (4 * values.Length);
            entries.Add($"\"{name}\":{{\"dtype\":\"F32\",\"shape\":[{string.Join(',', shape)}]," +
                $"\"data_offsets\":[{offset},{end}]}}");
            data.AddRange(MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
            offset = end;
        }
        return Raw("{" + string.Join(',', entries) + "}", [.. data]);
    }

    /// <summary>A file whose tensors have the given names and shapes and hold zeros.</summary>
    internal static byte[] Zeros(IEnumerable<(string Name, IReadOnlyList<long> Shape)> tensors) => Of(
        [.. tensors.Select(item => (item.Name, item.Shape.ToArray(),
            new float[item.Shape.Aggregate(1L, (product, size) => product * size)]))]);
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace SyCam.Testing;

/// <summary>Writes small float32 safetensors files for tests.</summary>
public static class SafetensorsWriter
{
    /// <summary>Writes tensors, given by name with shape and values, to a file.</summary>
    public static void Write(string path, params IReadOnlyList<(string Name, long[] Shape, float[] Values)> tensors)
    {
        var header = new JsonObject();
        long offset = 0;
        foreach (var (name, shape, values) in tensors)
        {
            var end = offset + (values.Length * sizeof(float));
            header[name] = new JsonObject
            {
                ["dtype"] = "F32",
                ["shape"] = new JsonArray([.. shape.Select(size => (JsonNode)size)]),
                ["data_offsets"] = new JsonArray(offset, end),
            };
            offset = end;
        }

        var text = System.Text.Encoding.UTF8.GetBytes(header.ToJsonString());
        using var file = File.Create(path);
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        file.Write(length);
        file.Write(text);
        foreach (var (_, _, values) in tensors) file.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }
}

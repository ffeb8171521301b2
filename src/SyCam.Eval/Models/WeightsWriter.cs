using System.Buffers.Binary;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Models;

/// <summary>Writes float32 tensors as a safetensors file.</summary>
internal static class WeightsWriter
{
    // The data begins at a multiple of this, so that it can be mapped as it is.
    private const int Alignment = 8;

    /// <summary>Writes a file whole or not at all: what was there stays until the new one is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">The tensors in the order of their bytes; float32.</param>
    /// <exception cref="InputException">It cannot be written.</exception>
    internal static void Write(string path, IReadOnlyList<(string Name, Tensor Values)> tensors)
    {
        var header = Header(tensors);
        var temporary = path + ".part";
        try
        {
            using (var file = File.Create(temporary)) Write(file, header, tensors);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary)) File.Delete(temporary);
            throw new InputException($"{path} cannot be written: {error.Message}", error);
        }
    }

    private static void Write(FileStream file, byte[] header, IReadOnlyList<(string Name, Tensor Values)> tensors)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        file.Write(length);
        file.Write(header);
        foreach (var (_, values) in tensors)
        {
            using var scope = NewDisposeScope();
            file.Write(values.detach().cpu().contiguous().bytes);
        }
    }

    private static byte[] Header(IReadOnlyList<(string Name, Tensor Values)> tensors)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            long offset = 0;
            json.WriteStartObject();
            foreach (var (name, values) in tensors)
            {
                if (values.dtype != ScalarType.Float32) throw new ArgumentException($"tensor '{name}' is of type {values.dtype}");
                json.WriteStartObject(name);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                foreach (var size in values.shape) json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += values.numel() * sizeof(float));
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        while (stream.Length % Alignment != 0) stream.WriteByte((byte)' ');
        return stream.ToArray();
    }
}

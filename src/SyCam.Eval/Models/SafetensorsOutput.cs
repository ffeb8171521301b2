using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using static TorchSharp.torch;

namespace SyCam.Eval.Models;

/// <summary>Writes tensors as a safetensors file: header padded to eight bytes, then the bytes of one tensor behind
/// those of the other.</summary>
internal static class SafetensorsOutput
{
    private const int Alignment = 8;

    /// <summary>Writes a file, whole or not at all: it stands under another name until it is finished.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="tensors">The tensors in the order of their bytes, under names of their own: F32, F64, I64, I32 or
    /// U8, on any device. They stay the caller's.</param>
    /// <exception cref="InputException">It cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<(string Name, Tensor Values)> tensors)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var header = Header(tensors);
        var unfinished = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var stream = File.Create(unfinished))
            {
                Span<byte> prefix = stackalloc byte[sizeof(ulong)];
                BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)header.Length);
                stream.Write(prefix);
                stream.Write(header);
                foreach (var (_, values) in tensors)
                {
                    using var plain = values.detach();
                    using var here = plain.cpu();
                    using var whole = here.contiguous();
                    stream.Write(whole.bytes);
                }
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(unfinished)) File.Delete(unfinished);
            throw new InputException($"{path} cannot be written: {error.Message}", error);
        }
    }

    private static byte[] Header(IReadOnlyList<(string Name, Tensor Values)> tensors)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            var offset = 0L;
            foreach (var (name, values) in tensors)
            {
                var type = SafetensorsType.Of(values.dtype)
                    ?? throw new ArgumentException($"'{name}' is of {values.dtype}, which is not written", nameof(tensors));
                json.WriteStartObject(name);
                json.WriteString("dtype", type.Name);
                json.WriteStartArray("shape");
                foreach (var size in values.shape) json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                offset += values.numel() * type.Bytes;
                json.WriteNumberValue(offset);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        var missing = (Alignment - (memory.Length % Alignment)) % Alignment;
        memory.Write(Encoding.ASCII.GetBytes(new string(' ', (int)missing)));
        return memory.ToArray();
    }
}

using System.IO.MemoryMappedFiles;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Models;

/// <summary>
/// A safetensors file, opened for reading. The header is checked in full when the file is opened; the data is
/// memory-mapped and copied once, when a tensor is asked for. Format: github.com/huggingface/safetensors.
/// </summary>
public sealed class SafetensorsFile : IDisposable
{
    private readonly MemoryMappedFile? _map;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly Dictionary<string, SafetensorsEntry> _byName;

    private SafetensorsFile(
        string path, IReadOnlyList<SafetensorsEntry> entries, MemoryMappedFile? map, MemoryMappedViewAccessor? view)
    {
        Path = path;
        Entries = entries;
        _byName = entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        _map = map;
        _view = view;
    }

    /// <summary>The path as it was given.</summary>
    public string Path { get; }

    /// <summary>The declared tensors in the order of their bytes.</summary>
    public IReadOnlyList<SafetensorsEntry> Entries { get; }

    /// <summary>Opens a file and checks its header.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">
    /// The file is absent, unreadable, cut off or malformed; the message names the file, the tensor and what is wrong.
    /// </exception>
    public static SafetensorsFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path)) throw new InputException($"cannot read '{path}': it is a folder, not a file");
        if (!File.Exists(path)) throw new InputException($"cannot read '{path}': there is no such file");
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var entries = SafetensorsHeader.Read(stream, path);
            if (entries.Sum(entry => entry.Length) == 0) return new SafetensorsFile(path, entries, null, null);
            var map = MemoryMappedFile.CreateFromFile(
                stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
            var view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            return new SafetensorsFile(path, entries, map, view);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot read '{path}': {exception.Message}", exception);
        }
    }

    /// <summary>The declaration of one tensor, or null when the file has none of that name.</summary>
    public SafetensorsEntry? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>
    /// Reads one tensor into memory of its own, on the CPU. F16 and BF16 arrive as float32 (exact); F32, F64, I64, I32
    /// and U8 as what they are. The caller owns the result.
    /// </summary>
    /// <param name="name">The tensor's name.</param>
    /// <exception cref="InputException">There is no such tensor, or its dtype is not one of those above.</exception>
    public Tensor Read(string name)
    {
        var entry = Find(name) ?? throw new InputException($"'{Path}' has no tensor '{name}'");
        var type = SafetensorsType.Find(entry.DataType)!;
        if (type.Stored is not { } stored)
            throw new InputException($"tensor '{name}' of '{Path}' has dtype {entry.DataType}, which is not read: " +
                "save it as F32, F16, BF16, F64, I64, I32 or U8");
        if (entry.Length > int.MaxValue)
            throw new InputException($"tensor '{name}' of '{Path}' is larger than 2 GiB, which is not read");
        var tensor = empty([.. entry.Shape], stored);
        if (entry.Length > 0) CopyBytes(entry, tensor.bytes);
        if (type.Widened is not { } widened) return tensor;
        using (tensor) return tensor.to(widened);
    }

    /// <summary>Closes the file; tensors already read stay valid.</summary>
    public void Dispose()
    {
        _view?.Dispose();
        _map?.Dispose();
    }

    private unsafe void CopyBytes(SafetensorsEntry entry, Span<byte> target)
    {
        byte* start = null;
        var handle = _view!.SafeMemoryMappedViewHandle;
        handle.AcquirePointer(ref start);
        try
        {
            new ReadOnlySpan<byte>(start + _view.PointerOffset + entry.Offset, (int)entry.Length).CopyTo(target);
        }
        finally
        {
            handle.ReleasePointer();
        }
    }
}

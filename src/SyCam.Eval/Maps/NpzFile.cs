using System.IO.Compression;

namespace SyCam.Eval.Maps;

/// <summary>
/// Reads a .npz file: a zip archive of .npy files, stored or deflated. An array is read when it is asked for. Owned by
/// one thread.
/// </summary>
public sealed class NpzFile : IDisposable
{
    private readonly string _path;
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);

    private NpzFile(string path, ZipArchive archive) => (_path, _archive) = (path, archive);

    /// <summary>The arrays' names in the order of the archive, without the ending .npy.</summary>
    public IReadOnlyCollection<string> Names => _entries.Keys;

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputException">The file is missing, no zip archive, or has a name twice.</exception>
    public static NpzFile Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        ZipArchive? archive = null;
        try
        {
            archive = ZipFile.OpenRead(path);
            var file = new NpzFile(path, archive);
            foreach (var entry in archive.Entries) file.Add(entry);
            return file;
        }
        catch (Exception e) when (IsBroken(e))
        {
            archive?.Dispose();
            throw new InputException($"{path}: cannot be read as .npz: {e.Message}", e);
        }
        catch
        {
            archive?.Dispose();
            throw;
        }
    }

    /// <summary>Reads one array.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="InputException">The array is damaged or holds other things than numbers.</exception>
    public NumberArray Read(string name)
    {
        var place = $"{_path}: {name}";
        var entry = _entries[name];
        try
        {
            using var stream = new CheckedStream(entry.Open());
            var array = NpyFile.Read(stream, place);
            return stream.Sum == entry.Crc32 ? array : throw new InputException($"{place}: the check sum is wrong");
        }
        catch (Exception e) when (IsBroken(e))
        {
            throw new InputException($"{place}: cannot be read: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    private void Add(ZipArchiveEntry entry)
    {
        const string Ending = ".npy";
        if (!entry.FullName.EndsWith(Ending, StringComparison.Ordinal)) return;
        var name = entry.FullName[..^Ending.Length];
        if (!_entries.TryAdd(name, entry)) throw new InputException($"{_path}: the array '{name}' is there twice");
    }

    private static bool IsBroken(Exception e) => e is IOException or UnauthorizedAccessException
        or InvalidDataException or NotSupportedException;
}

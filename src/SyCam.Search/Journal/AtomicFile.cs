using System.Text;

namespace SyCam.Search.Journal;

/// <summary>Writes files so that a reader sees the old content or the new one, never a part, however the process
/// ends.</summary>
public static class AtomicFile
{
    /// <summary>Writes a text as UTF-8.</summary>
    /// <exception cref="IOException">It cannot be written; what was there before still is.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file must not be written.</exception>
    public static void Write(string path, string text)
    {
        var beside = path + ".tmp";
        try
        {
            // Without a buffer, so that a full disk is met when writing and not once more when closing.
            using (var stream = new FileStream(
                beside, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0))
            {
                WriteThrough(stream, Encoding.UTF8.GetBytes(text));
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (IOException)
        {
            // Half a file takes room that a full disk needs.
            File.Delete(beside);
            throw;
        }
    }

    /// <summary>Writes bytes at a stream's position and through to the disk.</summary>
    /// <exception cref="IOException">They cannot be written, or not all of them.</exception>
    internal static void WriteThrough(FileStream stream, ReadOnlySpan<byte> bytes)
    {
        try
        {
            stream.Write(bytes);
        }
        catch (ArgumentOutOfRangeException error)
        {
            // What .NET makes of the limit on a file's size (ulimit -f, or the file system's own).
            throw new IOException($"The file is as large as the system allows : '{stream.Name}'", error);
        }

        stream.Flush(flushToDisk: true);
    }
}

using System.Text;

namespace SyCam.Search.Journal;

/// <summary>Writes files so that a reader sees the old content or the new one, never a part, however the process
/// ends.</summary>
public static class AtomicFile
{
    /// <summary>Writes a text as UTF-8.</summary>
    /// <exception cref="IOException">It cannot be written; what was there before still is.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file must not be written.</exception>
    public static void Write(string path, string text) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes what a function writes to a stream.</summary>
    /// <exception cref="IOException">It cannot be written; what was there before still is.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file must not be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var beside = path + ".tmp";
        try
        {
            // Without a buffer, so that a full disk is met when writing and not once more when closing.
            using (var stream = new FileStream(
                beside, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
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
}

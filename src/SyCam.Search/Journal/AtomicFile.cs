using System.Text;

namespace SyCam.Search.Journal;

/// <summary>Writes files so that a reader sees the old text or the new one, never a part.</summary>
internal static class AtomicFile
{
    public static void Write(string path, string text)
    {
        var beside = path + ".tmp";
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }
}

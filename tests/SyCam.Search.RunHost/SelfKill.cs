using System.Diagnostics;
using System.Globalization;

namespace SyCam.Search.RunHost;

/// <summary>Kills the process from inside, which meets a moment more exactly than another process could.</summary>
internal static class SelfKill
{
    private const int Near = 8192;

    /// <summary>Begins to watch.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="kind"><c>bytes</c> or <c>file</c>.</param>
    /// <param name="value">The journal's length, or the file's name.</param>
    public static void When(string folder, string kind, string value)
    {
        var journal = new FileInfo(Path.Combine(folder, "journal.jsonl"));
        var file = Path.Combine(folder, value);
        Action wait = kind switch
        {
            "bytes" => () => AwaitLength(journal, long.Parse(value, CultureInfo.InvariantCulture)),
            "file" => () => AwaitFile(file),
            _ => throw new ArgumentException($"'{kind}' is neither bytes nor file", nameof(kind)),
        };
        new Thread(() => KillAfter(wait)) { IsBackground = true }.Start();
    }

    private static void KillAfter(Action wait)
    {
        using var self = Process.GetCurrentProcess();
        wait();
        self.Kill();
    }

    // The run needs the processor too: it is watched without a pause only when the moment is near.
    private static void AwaitLength(FileInfo journal, long bytes)
    {
        while (Length(journal) is var length && length < bytes)
        {
            if (length < bytes - Near) Thread.Sleep(1);
        }
    }

    private static void AwaitFile(string path)
    {
        while (!File.Exists(path)) Thread.Yield();
    }

    private static long Length(FileInfo file)
    {
        file.Refresh();
        return file.Exists ? file.Length : 0;
    }
}

using System.IO.Compression;

namespace SyCam.Eval.Models;

/// <summary>Looks whether a file is what <c>torch.jit.save</c> writes, before LibTorch opens it.</summary>
internal static class ScriptArchive
{
    private const string Fix = "docs/models.md has the lines that write a TorchScript file, or the weights as .safetensors";

    /// <summary>The endings that PyTorch's own files have.</summary>
    internal static bool IsNamedSo(string path) =>
        Path.GetExtension(path).ToUpperInvariant() is ".PT" or ".PTH" or ".TORCHSCRIPT";

    /// <summary>Passes for a whole archive with code.</summary>
    /// <exception cref="InputException">The file is absent, a pickle without code, or damaged.</exception>
    internal static void Check(string path)
    {
        if (Directory.Exists(path)) throw new InputException($"cannot read '{path}': it is a folder, not a file");
        if (!File.Exists(path)) throw new InputException($"cannot read '{path}': there is no such file");
        try
        {
            using var stream = File.OpenRead(path);
            if (!StartsAsZip(stream))
                throw new InputException($"'{path}' is no TorchScript file (it is no archive); a pickle is not opened, " +
                    $"because it can run any code: {Fix}");
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            if (!archive.Entries.Any(entry => entry.FullName.Contains("/code/", StringComparison.Ordinal)))
                throw new InputException($"'{path}' is no TorchScript file (it has weights and no code, as torch.save " +
                    $"writes); a pickle is not opened, because it can run any code: {Fix}");
        }
        catch (InvalidDataException exception)
        {
            throw new InputException(
                $"'{path}' is cut off or damaged (its archive has no end): fetch or write it again", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot read '{path}': {exception.Message}", exception);
        }
    }

    private static bool StartsAsZip(FileStream stream)
    {
        Span<byte> start = stackalloc byte[4];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == start.Length && start.SequenceEqual("PK\u0003\u0004"u8);
    }
}

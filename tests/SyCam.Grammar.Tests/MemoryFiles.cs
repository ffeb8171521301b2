using System.Text;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Tests;

/// <summary>Grammar files in memory. Files named <c>std/...</c> lie in a search root, others beside the first.</summary>
internal sealed class MemoryFiles
{
    private const string Root = "shipped";
    private readonly Dictionary<string, byte[]> _files = [];

    /// <summary>Adds a file.</summary>
    public MemoryFiles Add(string name, string text) => Add(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Adds a file of any bytes.</summary>
    public MemoryFiles Add(string name, byte[] bytes)
    {
        _files[Path.GetFullPath(name.StartsWith("std/", StringComparison.Ordinal) ? Path.Combine(Root, name) : name)] = bytes;
        return this;
    }

    /// <summary>Reads a text that may import these files.</summary>
    public GrammarReading Read(string text, string path = "cam.sycam") =>
        GrammarReader.Read(new SourceText(path, text), [Root], Open);

    private MemoryStream Open(string path) => _files.TryGetValue(Path.GetFullPath(path), out var bytes)
        ? new MemoryStream(bytes)
        : throw new FileNotFoundException(path);
}

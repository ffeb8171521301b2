using SyCam.Grammar.Typing;
using SyCam.Testing;

namespace SyCam.Grammar.Tests;

/// <summary>
/// One case of a file in tests/cases/diagnostics: <c>=== title</c>, the text, <c>---</c>, the expected report. In the
/// text, <c>+++ name</c> begins a further file that can be imported. The file expressions.txt holds single expressions,
/// every other one whole grammars.
/// </summary>
internal sealed record DiagnosticCase(string File, string Title, string Text, string Expected)
{
    /// <summary>All cases of all files.</summary>
    public static IReadOnlyList<DiagnosticCase> All { get; } = [.. Directory
        .GetFiles(Path.Combine(ReferenceData.RepositoryRoot, "tests", "cases", "diagnostics"), "*.txt")
        .Order(StringComparer.Ordinal).SelectMany(Read)];

    /// <summary>What the reader says of the text.</summary>
    public string Report()
    {
        if (File == "expressions.txt") return TermReader.Read(Text).Report();
        var files = new MemoryFiles();
        var parts = Text.Split("+++ ");
        foreach (var part in parts.Skip(1))
        {
            var name = part[..part.IndexOf('\n')];
            files.Add(name, part[(name.Length + 1)..]);
        }

        return files.Read(parts[0]).Report();
    }

    private static IEnumerable<DiagnosticCase> Read(string path)
    {
        foreach (var part in System.IO.File.ReadAllText(path).Split("=== ").Skip(1))
        {
            var title = part[..part.IndexOf('\n')];
            var rest = part[(title.Length + 1)..];
            var bar = rest.IndexOf("\n---\n", StringComparison.Ordinal);
            yield return new DiagnosticCase(
                Path.GetFileName(path), title, rest[..bar], rest[(bar + 5)..].TrimEnd('\n') + "\n");
        }
    }
}

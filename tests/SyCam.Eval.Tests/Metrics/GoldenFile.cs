using System.Globalization;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>Numbers that a make_*.py beside this file has printed: words, then one number, by tabs.</summary>
internal static class GoldenFile
{
    /// <summary>The lines of a file.</summary>
    public static IReadOnlyList<(string[] Words, double Value)> Read(string name) =>
        [.. File.ReadAllLines(Path.Combine(ReferenceData.RepositoryRoot, "tests", "SyCam.Eval.Tests", "Metrics", name))
            .Select(line => line.Split('\t'))
            .Select(cells => (cells[..^1], double.Parse(cells[^1], CultureInfo.InvariantCulture)))];
}

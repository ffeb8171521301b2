using System.Text.Json;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Conformance;

/// <summary>All cases of tests/conformance/cases.</summary>
internal static class ConformanceSuite
{
    private const int Format = 1;

    private static readonly Lazy<IReadOnlyList<ConformanceCase>> AllCases = new(() =>
        [.. Directory.EnumerateFiles(
                Path.Combine(ReferenceData.RepositoryRoot, "tests", "conformance", "cases"), "*.json")
            .Order(StringComparer.Ordinal).SelectMany(ReadFile)]);

    /// <summary>The cases, file by file.</summary>
    internal static IReadOnlyList<ConformanceCase> Cases => AllCases.Value;

    /// <summary>The targets that the cases look at.</summary>
    internal static IReadOnlyList<ConformanceTarget> Targets => [.. Cases.Select(item => item.Target).Distinct()];

    private static List<ConformanceCase> ReadFile(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var root = document.RootElement;
        Assert.Equal(Format, root.GetProperty("format").GetInt32());
        var network = new ConformanceNetwork(
            root.GetProperty("name").GetString()!, root.GetProperty("network").Clone());
        var targets = root.GetProperty("targets").EnumerateArray().ToDictionary(
            entry => entry.GetProperty("name").GetString()!, entry => ConformanceTarget.Read(entry, network));
        return [.. root.GetProperty("cases").EnumerateArray().Select(entry =>
            ConformanceCase.Read(entry, targets[entry.GetProperty("target").GetString()!]))];
    }
}

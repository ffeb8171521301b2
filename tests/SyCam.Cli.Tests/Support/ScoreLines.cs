using System.Globalization;

namespace SyCam.Cli.Tests.Support;

/// <summary>Reads the table of scores that eval writes.</summary>
internal static class ScoreLines
{
    /// <summary>For each method its lines as image, metric, value, status, without network and layer.</summary>
    public static Dictionary<string, List<string>> Read(string path) => File.ReadLines(path)
        .Skip(1)
        .Select(line => line.Split(','))
        .GroupBy(cells => cells[1], StringComparer.Ordinal)
        .ToDictionary(
            group => group.Key,
            group => group.Select(cells => $"{cells[0]},{string.Join(',', cells[2..5])}").ToList());

    /// <summary>The value of a line.</summary>
    public static double Value(string line) => double.Parse(line.Split(',')[2], CultureInfo.InvariantCulture);
}

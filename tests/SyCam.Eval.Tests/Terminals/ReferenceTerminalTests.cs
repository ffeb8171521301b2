using System.Globalization;
using SyCam.Eval.Scoring;
using SyCam.Eval.Terminals;
using SyCam.Grammar.Typing;
using SyCam.Testing;
using TorchSharp;

namespace SyCam.Eval.Tests.Terminals;

/// <summary>
/// Terminals of small networks against terminals.tsv, which make_terminals.py computed in double precision.
/// </summary>
public sealed class ReferenceTerminalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Network and word of each block of lines.</summary>
    public static TheoryData<string, string> Expected =>
        [.. Lines().Select(line => (line[0], line[1])).Distinct()
            .Select(pair => new TheoryDataRow<string, string>(pair.Item1, pair.Item2))];

    [Theory]
    [MemberData(nameof(Expected))]
    public void Values_are_those_of_pytorch(string networkName, string word)
    {
        using var model = SmallNetwork.Load(_folder, networkName);
        using var network = new FrozenNetwork(model);
        using var images = SmallNetwork.Prepare(model, network);

        foreach (var line in Lines().Where(line => line[0] == networkName && line[1] == word))
        {
            var source = new InputSource(word, line[2], line[3]);
            using var values = images.Take(source, 0, SmallNetwork.Images);
            var expected = line.Skip(4).Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            using var flat = values.flatten();
            var actual = flat.data<float>().ToArray();
            Assert.Equal(expected.Length, actual.Length);
            var scale = expected.Max(Math.Abs);
            for (var i = 0; i < actual.Length; i++)
                Assert.True(
                    Math.Abs(expected[i] - actual[i]) <= 2e-5 * scale, $"{source} [{i}]: {expected[i]} {actual[i]}");
        }
    }

    [Fact]
    public void Every_terminal_has_a_reference_here_or_a_test_by_arithmetic()
    {
        string[] byArithmetic =
            [.. SmoothGradients.Words, ExpectedGradients.Word, "ss_cam", "random", "fake", "gaussian"];
        // Of trained weights: ExitReferenceTests and ExitTrainerTests.
        string[] trained = ["exit", "ame", "ame_mean"];
        var known = Lines().Select(line => line[1]).Concat(byArithmetic).Concat(trained).ToHashSet();

        Assert.All(TerminalTable.Sources, row => Assert.Contains(row.Source, known));
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string[]> Lines() => File.ReadLines(Path.Combine(
        ReferenceData.RepositoryRoot, "tests", "SyCam.Eval.Tests", "Terminals", "terminals.tsv"))
        .Select(line => line.Split('\t'));
}

using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

public sealed class GrammarMistakeTests : IDisposable
{
    private const string ThreeMistakes = """
        syntax 1
        inputs {
          A : features nonneg
          G : features
        }
        grammar Cam : map {
          Cam : map = relu(sum_k(F))
          F : features = A | rel(G)
        }
        baselines {
          First = relu(sum_k(Q * A))
          Second = relu(sum_k(sum_k(A)))
        }
        """;

    private readonly TemporaryFolder _folder = new();

    /// <summary>Lines and columns were counted in the text above.</summary>
    [Theory]
    [InlineData("grammar", "check")]
    [InlineData("synth")]
    public async Task Three_mistakes_are_named_at_once_with_line_and_column(params string[] command)
    {
        var path = _folder.File("three.sycam");
        await File.WriteAllTextAsync(path, ThreeMistakes, TestContext.Current.CancellationToken);

        var result = await Invocation.RunAsync(command is ["synth"]
            ? [.. command, .. Demo.Data(4), "--grammar", path, "--out", _folder.File("run")]
            : [.. command, path]);

        Assert.Equal(ExitCodes.UserError, result.Code);
        string[] wanted =
        [
            "three.sycam(8,22): error SY0021: there is no operator `rel`", "did you mean `relu`",
            "three.sycam(11,22): error SY0020: there is no input or baseline `Q`",
            "three.sycam(12,17): error SY0023: `sum_k` needs a value with channels",
        ];
        Assert.All(wanted, part => Assert.Contains(part, result.Error, StringComparison.Ordinal));
        Assert.Equal(3, result.Error.Split("): error SY").Length - 1);
        Assert.False(Directory.Exists(_folder.File("run")));
    }

    [Fact]
    public async Task A_grammar_that_is_not_there_is_one_message()
    {
        var result = await Invocation.RunAsync("grammar", "check", _folder.File("none.sycam"));

        Assert.Equal(ExitCodes.UserError, result.Code);
        Assert.Contains("none.sycam", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
    }

    public void Dispose() => _folder.Dispose();
}

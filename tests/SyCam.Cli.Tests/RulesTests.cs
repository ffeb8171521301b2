using System.Text.Json;
using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary><c>sycam rules</c>.</summary>
public sealed class RulesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_shipped_rules_are_listed()
    {
        var result = (await Invocation.RunAsync("rules", "list", "--json")).Succeeds();

        using var json = JsonDocument.Parse(result.Out);
        Assert.True(json.RootElement.GetArrayLength() >= 60);
        Assert.All(json.RootElement.EnumerateArray(), rule =>
            Assert.StartsWith("proved(", rule.GetProperty("status").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_false_rule_is_refused_at_its_place()
    {
        var file = Write("""
            syntax 1
            rules {
              parts: relu(x) - relu(-x) == x
              sum: relu(x + y) == relu(x) + relu(y)
            }
            """);

        var result = await Invocation.RunAsync("rules", "check", file, "--tests", "500");

        Assert.Equal(1, result.Code);
        Assert.Contains($"{file}(4,3): error: rule sum: the sides differ: K = ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("rule parts", result.Error, StringComparison.Ordinal);
        Assert.Contains("1 of 2 rules hold", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_learned_can_be_checked()
    {
        var file = _folder.File("learned.sycam");

        var learned = (await Invocation.RunAsync(
            "rules", "learn", "--theme", "two values", "--tests", "500", "--out", file)).Succeeds();
        var check = (await Invocation.RunAsync("rules", "check", file, "--tests", "500", "--json")).Succeeds();

        Assert.Contains("proved(one-position, ", learned.Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(check.Out);
        Assert.Equal(0, json.RootElement.GetProperty("wrong").GetInt32());
        Assert.True(json.RootElement.GetProperty("rules").GetInt32() > 0);
    }

    [Fact]
    public async Task A_file_without_rules_and_an_unknown_theme_are_bad_input()
    {
        var file = Write("syntax 1\ninputs { A : features }\n");

        var empty = await Invocation.RunAsync("rules", "check", file);
        Assert.Equal(2, empty.Code);
        Assert.Contains("has no rules: it needs a block `rules { ... }`", empty.Error, StringComparison.Ordinal);

        var theme = await Invocation.RunAsync("rules", "learn", "--theme", "signs");
        Assert.Equal(2, theme.Code);
        Assert.Contains("--theme signs: there is no such theme; known: arithmetic, ", theme.Error, StringComparison.Ordinal);
    }

    private string Write(string text)
    {
        var file = _folder.File("rules.sycam");
        File.WriteAllText(file, text);
        return file;
    }
}

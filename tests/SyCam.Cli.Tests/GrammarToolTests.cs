using System.Text.Json.Nodes;
using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary><c>sycam grammar</c> but for <c>check</c>.</summary>
public sealed class GrammarToolTests : IDisposable
{
    private const string Toy = """
        syntax 1
        inputs { A : features nonneg   G : features }
        facts { spatially_const(G) when head = "gap-linear" }
        grammar Cam : map { Cam = relu(sum_k(F)) cost 0   F : features = A | G | F * F { comm assoc } }
        constrain Cam { max_cost 3 }
        baselines { HiResCAM = relu(sum_k(G * A)) }
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Count_gives_exact_numbers_before_anything_runs()
    {
        // F: 2 of cost 1; 2 * 2 products of cost 3; of cost 5, 2 * (2 * 4).
        var result = (await Invocation.RunAsync("grammar", "count", Write(Toy), "--max-cost", "5")).Succeeds();

        Assert.Matches(@"cost +1: +2 +up to it: +2\n", result.Out);
        Assert.Matches(@"cost +3: +4 +up to it: +6\n", result.Out);
        Assert.Matches(@"cost +5: +16 +up to it: +22\n", result.Out);
    }

    [Fact]
    public async Task Enum_lists_different_expressions_by_cost_up_to_the_grammars_limit()
    {
        var result = (await Invocation.RunAsync("grammar", "enum", Write(Toy))).Succeeds();

        Assert.Equal(
            ["1\trelu(sum_k(A))", "1\trelu(sum_k(G))", "3\trelu(sum_k(A^2))", "3\trelu(sum_k(A * G))", "3\trelu(sum_k(G^2))"],
            result.Out.TrimEnd().Split('\n'));
        Assert.Contains("complete to cost 3: 5 expressions", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enum_says_that_it_stopped_at_the_limit()
    {
        var result = (await Invocation.RunAsync("grammar", "enum", Write(Toy), "-n", "2")).Succeeds();

        Assert.Equal(2, result.Out.TrimEnd().Split('\n').Length);
        Assert.Contains("stopped after 2 expressions", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_gives_types_facts_cost_and_the_method_that_it_is()
    {
        var result = (await Invocation.RunAsync("grammar", "explain", "2 * relu(sum_k(A * G))", "-g", Write(Toy))).Succeeds();

        Assert.Matches(@"equation +2 \\mathrm\{relu\}\\left\(\\sum_k A_k G_k\\right\)", result.Out);
        Assert.Matches(@"type +map\n", result.Out);
        Assert.Matches(@"derivation +Cam does not derive it", result.Out);
        Assert.Matches(@"facts +nowhere below 0, depends on the position \(assuming nonneg\(A\)\)", result.Out);
        Assert.Matches(@"part +features A \* G", result.Out);
        Assert.Matches(@"same map as +HiResCAM = relu\(sum_k\(G \* A\)\): proved", result.Out);
    }

    [Fact]
    public async Task Explain_names_the_nearest_method_of_a_new_expression()
    {
        // relu, sum_k, A * G, A and G are common to both; A^2 and the sum are not.
        var result = (await Invocation.RunAsync("grammar", "explain", "relu(sum_k(A * G + A^2))", "-g", Write(Toy))).Succeeds();

        Assert.Matches(@"nearest +HiResCAM = .*: \d of \d sub-terms are common", result.Out);
        Assert.DoesNotContain("same map as", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_shows_what_changes()
    {
        var other = _folder.File("other.sycam");
        await File.WriteAllTextAsync(
            other, Toy.Replace("| F * F { comm assoc }", "| relu(F)", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var result = (await Invocation.RunAsync("grammar", "diff", Write(Toy), other)).Succeeds();

        Assert.Contains("  - F : features = F * F { comm assoc } cost 1\n", result.Out, StringComparison.Ordinal);
        Assert.Contains("  + F : features = relu(F) cost 1\n", result.Out, StringComparison.Ordinal);
        Assert.Contains("  cost 2: 0 -> 2\n", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_writes_SyGuS_and_JSON()
    {
        var target = _folder.File("cam.json");

        var sygus = (await Invocation.RunAsync("grammar", "export", "sygus", Write(Toy))).Succeeds();
        (await Invocation.RunAsync("grammar", "export", "json", Write(Toy), "-o", target)).Succeeds();

        Assert.Contains("(synth-fun cam ((A Features) (G Features)) Map", sygus.Out, StringComparison.Ordinal);
        var json = JsonNode.Parse(await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken))!;
        Assert.Equal("HiResCAM", (string?)json["baselines"]![0]!["name"]);
    }

    [Fact]
    public async Task What_cannot_be_exported_or_written_is_said_in_one_message()
    {
        var grammar = Write(Toy.Replace("A | G", "softmax_k(A) | G", StringComparison.Ordinal));

        (await Invocation.RunAsync("grammar", "export", "sygus", grammar)).Refuses("softmax_k", "drop its alternatives");
        (await Invocation.RunAsync("grammar", "export", "json", grammar, "-o", _folder.File("no/such/folder.json")))
            .Refuses("cannot be written");
    }

    [Fact]
    public async Task Init_writes_a_grammar_that_can_be_checked_and_never_writes_over_a_file_unasked()
    {
        var path = _folder.File("mine.sycam");

        (await Invocation.RunAsync("grammar", "init", path)).Succeeds();
        var check = (await Invocation.RunAsync("grammar", "check", path)).Succeeds();

        Assert.Contains("expect ok: GradCAM: GradCAM is derived at cost 2", check.Out, StringComparison.Ordinal);
        (await Invocation.RunAsync("grammar", "init", path)).Refuses("is there already", "--force");
        (await Invocation.RunAsync("grammar", "init", path, "--force")).Succeeds();
    }

    [Fact]
    public async Task Fmt_brings_a_file_into_the_one_layout_and_says_when_it_would_change()
    {
        var path = Write("syntax 1\ninputs{A:features nonneg}\ngrammar Cam:map{Cam=relu( sum_k(A) )   cost 1 // why\n}\n");

        var before = await Invocation.RunAsync("grammar", "fmt", "--check", path);
        (await Invocation.RunAsync("grammar", "fmt", path)).Succeeds();
        var after = await Invocation.RunAsync("grammar", "fmt", "--check", path);

        Assert.Equal(ExitCodes.UserError, before.Code);
        Assert.Contains("not formatted", before.Error, StringComparison.Ordinal);
        Assert.Equal(
            """
            syntax 1
            inputs {
              A : features nonneg
            }
            grammar Cam : map {
              Cam = relu(sum_k(A)) cost 1  // why
            }

            """,
            await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(ExitCodes.Ok, after.Code);
    }

    [Fact]
    public async Task Fmt_leaves_a_broken_file_alone()
    {
        const string Broken = "syntax 1\ninputs { A : features nonneg\n";
        var path = Write(Broken);

        var result = await Invocation.RunAsync("grammar", "fmt", path);

        Assert.Equal(ExitCodes.UserError, result.Code);
        Assert.Contains("error SY0006", result.Error, StringComparison.Ordinal);
        Assert.Equal(Broken, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("gradient.sycam")]
    [InlineData("weights.sycam")]
    [InlineData("starter.sycam")]
    [InlineData("layers.sycam")]
    [InlineData("std/cam.sycam")]
    public async Task Every_shipped_grammar_is_checked_and_formatted(string file)
    {
        var path = Path.Combine(ReferenceData.RepositoryRoot, "grammars", file);

        var check = (await Invocation.RunAsync("grammar", "check", path)).Succeeds();
        (await Invocation.RunAsync("grammar", "fmt", "--check", path)).Succeeds();

        Assert.Contains("expect ok", check.Out, StringComparison.Ordinal);
        // These five, and the rules, which have a check of their own.
        var shipped = Directory.GetFiles(
            Path.Combine(ReferenceData.RepositoryRoot, "grammars"), "*.sycam", SearchOption.AllDirectories);
        Assert.Equal(6, shipped.Length);
        Assert.Contains(shipped, file => file.EndsWith("rules.sycam", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_library_cannot_be_searched()
    {
        var library = Path.Combine(ReferenceData.RepositoryRoot, "grammars", "std", "cam.sycam");

        (await Invocation.RunAsync("grammar", "enum", library)).Refuses("is a library", "grammar init");
    }

    [Fact]
    public async Task A_missing_import_is_said_with_its_place()
    {
        var path = Write(Toy.Replace("syntax 1", "syntax 1\nimport \"std/nowhere.sycam\"", StringComparison.Ordinal));

        var result = await Invocation.RunAsync("grammar", "check", path);

        Assert.Equal(ExitCodes.UserError, result.Code);
        Assert.Contains("toy.sycam(2,8): error SY001", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string text)
    {
        var path = _folder.File("toy.sycam");
        File.WriteAllText(path, text);
        return path;
    }
}

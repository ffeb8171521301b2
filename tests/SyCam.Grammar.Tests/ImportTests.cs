using System.Globalization;
using SyCam.Grammar.Typing;
using SyCam.Testing;

namespace SyCam.Grammar.Tests;

public class ImportTests
{
    private const string Library = """
        syntax 1
        inputs { A : features nonneg unit a   G : features unit 1/a   W : channels cost 3   y : scalar }
        facts { spatially_const(G) when head = "gap-linear" }
        targets { Finer = y - 0.6 * ranked(2) }
        baselines {
          GradCAM = relu(sum_k(mean_p(G) * A))  alias "Grad-CAM" GradientCAM
          CAM     = sum_k(W * A)
        }
        """;

    [Fact]
    public void An_import_brings_inputs_facts_and_methods_and_only_what_is_used_of_them()
    {
        var grammar = Read("""
            syntax 1
            import "std/lib.sycam"
            grammar Cam : map { Cam = relu(sum_k(G * A)) | 2 * GradCAM }
            """);
        Assert.Equal(["A", "G"], grammar.Inputs.Select(input => input.Name));
        Assert.Equal(["nonneg(A)", "spatially_const(G)"], grammar.FactsFor("gap-linear").All.Select(fact => fact.ToString()));
        Assert.Empty(grammar.Baselines);
        Assert.Equal(["GradCAM", "CAM"], grammar.Library.Select(method => method.Name));
        Assert.Equal(["A", "G", "W", "y"], grammar.LibraryInputs.Select(input => input.Name));
        Assert.Equal(["Finer"], grammar.Targets.Select(target => target.Name));
    }

    [Fact]
    public void An_imported_method_is_a_baseline_where_it_is_listed()
    {
        var grammar = Read("""
            syntax 1
            import "std/lib.sycam"
            grammar Cam : map { Cam = relu(sum_k(A)) }
            baselines {
              GradientCAM CAM  Mine = 2 * CAM
            }
            """);
        Assert.Equal(
            ["GradCAM = relu(sum_k(mean_p(G) * A))", "CAM = sum_k(W * A)", "Mine = 2 * sum_k(W * A)"],
            grammar.Baselines.Select(method => $"{method.Name} = {method.Term}"));
        Assert.Equal(["A", "G", "W"], grammar.Inputs.Select(input => input.Name));
        Assert.Equal(["Mine", "GradCAM", "CAM"], grammar.Library.Select(method => method.Name));
    }

    [Fact]
    public void An_import_that_is_not_used_changes_neither_hash_nor_costs()
    {
        const string Rules = """
            inputs { A : features nonneg  G : features }
            grammar Cam : map { Cam = relu(sum_k(F))  F : features = A | G | G * F }
            """;
        var alone = Read("syntax 1\n" + Rules);
        var importing = Read("syntax 1\nimport \"std/lib.sycam\"\n" + Rules);
        Assert.Equal(alone.Hash, importing.Hash);
        Assert.Equal(GrammarPrinter.Print(alone), GrammarPrinter.Print(importing));
    }

    [Fact]
    public void The_cost_of_an_imported_input_counts()
    {
        var grammar = Read("""
            syntax 1
            import "std/lib.sycam"
            grammar Cam : map { Cam = sum_k(W * A) }
            """);
        // sum_k 1, the product 1, W 3, A 1.
        Assert.Equal(6, grammar.Start.Productions[0].Cost);
    }

    [Fact]
    public void What_a_file_declares_hides_what_it_imports()
    {
        var grammar = Read("""
            syntax 1
            import "std/lib.sycam"
            inputs { G : features from hvp cost 7 }
            grammar Cam : map { Cam = relu(sum_k(W * A)) | GradCAM
                                W : channels = mean_p(G) }
            baselines { GradCAM = sum_k(mean_p(G) * A) }
            """);
        Assert.Equal(["G", "A"], grammar.Inputs.Select(input => input.Name));
        Assert.Equal((7, "hvp"), (grammar.Inputs[0].Cost, grammar.Inputs[0].Source.Word));
        // The imported fact is one of the imported input.
        Assert.Equal(["nonneg(A)"], grammar.FactsFor("gap-linear").All.Select(fact => fact.ToString()));
        Assert.Equal("sum_k(mean_p(G) * A)", grammar.Start.Productions[1].Template.ToString());
        Assert.Equal("sum_k(mean_p(G) * A)", Assert.Single(grammar.Baselines).Term.ToString());
    }

    [Fact]
    public void A_method_may_be_defined_anew_by_the_imported_one()
    {
        var grammar = Read("""
            syntax 1
            import "std/lib.sycam"
            grammar Cam : map { Cam = relu(sum_k(A)) }
            baselines { CAM = relu(CAM) }
            """);
        Assert.Equal("relu(sum_k(W * A))", Assert.Single(grammar.Baselines).Term.ToString());
    }

    [Fact]
    public void Imports_are_passed_on_and_a_file_that_two_import_is_one()
    {
        var files = Files().Add("b.sycam", "syntax 1\nimport \"std/lib.sycam\"\nbaselines { B = 2 * CAM }")
            .Add("c.sycam", "syntax 1\nimport \"std/lib.sycam\"\nbaselines { C = 3 * CAM }");
        var grammar = Checked(files.Read("""
            syntax 1
            import "b.sycam"
            import "c.sycam"
            import "std/lib.sycam"
            grammar Cam : map { Cam = B | C | CAM }
            """));
        Assert.Equal(
            ["2 * sum_k(W * A)", "3 * sum_k(W * A)", "sum_k(W * A)"],
            grammar.Start.Productions.Select(production => production.Template.ToString()));
    }

    [Fact]
    public void A_file_beside_the_importing_one_comes_before_one_in_a_search_root()
    {
        var files = Files().Add("sub/near.sycam", "syntax 1\nbaselines { N = sum_k(A) }\ninputs { A : features }")
            .Add("sub/b.sycam", "syntax 1\nimport \"near.sycam\"\nimport \"std/lib.sycam\"\nbaselines { B = 2 * N + CAM }");
        var reading = files.Read("syntax 1\nimport \"sub/b.sycam\"\ninputs { A : features }\ngrammar Cam : map { Cam = B }");
        Assert.Contains("`A` is not the same in `std/lib.sycam` and in `near.sycam`", reading.Report(), StringComparison.Ordinal);
        Assert.Contains(Path.Combine("sub", "b.sycam") + "(3,8)", reading.Report(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_has_names_and_no_rules()
    {
        var reading = Files().Read("syntax 1\nimport \"std/lib.sycam\"\nbaselines { CAM  Twice = 2 * CAM }");
        Assert.Equal("", reading.Report());
        var library = reading.Definition!;
        Assert.True(library.IsLibrary);
        Assert.Equal(["CAM", "Twice"], library.Baselines.Select(method => method.Name));
        Assert.Throws<InvalidOperationException>(() => library.Start);
        var needed = reading.NeedsRules();
        Assert.Null(needed.Definition);
        Assert.Equal("SY0014", Assert.Single(needed.Diagnostics).Code);
    }

    [Fact]
    public void Sixteen_files_deep_is_read_and_seventeen_is_not()
    {
        Assert.Equal("", Chain(15).Report());
        var report = Chain(16).Report();
        Assert.Contains("15.sycam(2,8): error SY0019: imports are nested deeper than 16 files", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_files_are_read_and_more_are_not()
    {
        Assert.Equal("", Fan(100, "").Report());
        Assert.Contains("error SY0019: there are more than 100 imported files", Fan(101, "").Report(), StringComparison.Ordinal);
    }

    [Fact]
    public void Imported_files_are_limited_in_sum_and_each_by_itself()
    {
        Assert.Equal("", Fan(4, new string(' ', 1_000_000)).Report());
        Assert.Contains("error SY0019", Fan(5, new string(' ', 1_000_000)).Report(), StringComparison.Ordinal);
        Assert.Contains("0.sycam(1,1): error SY0002", Fan(1, new string(' ', 1 << 20)).Report(), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_found_on_disk_beside_the_file_and_in_the_roots()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("roots/std"));
        File.WriteAllText(folder.File("roots/std/lib.sycam"), Library);
        File.WriteAllText(folder.File("b.sycam"), "syntax 1\nimport \"std/lib.sycam\"\n");
        File.WriteAllText(folder.File("main.sycam"), "syntax 1\nimport \"b.sycam\"\ngrammar Cam : map { Cam = CAM }\n");
        Assert.Equal("", GrammarReader.ReadFile(folder.File("main.sycam"), folder.File("roots")).Report());
        Assert.Contains("SY0015", GrammarReader.ReadFile(folder.File("main.sycam")).Report(), StringComparison.Ordinal);
        Directory.CreateDirectory(folder.File("folder.sycam"));
        File.WriteAllText(folder.File("main.sycam"), "syntax 1\nimport \"folder.sycam\"\nimport \"a\0b\"\n");
        var codes = GrammarReader.ReadFile(folder.File("main.sycam")).Diagnostics.Select(item => item.Code);
        Assert.Equal(["SY0015", "SY0015"], codes);
    }

    private static GrammarDefinition Read(string text) => Checked(Files().Read(text));

    private static MemoryFiles Files() => new MemoryFiles().Add("std/lib.sycam", Library);

    private static GrammarDefinition Checked(GrammarReading reading)
    {
        Assert.Equal("", reading.Report());
        return reading.Definition!;
    }

    // 0 imports 1, which imports 2, and so on.
    private static GrammarReading Chain(int count)
    {
        var files = new MemoryFiles();
        for (var i = 1; i <= count; i++)
            files.Add(Name(i), i == count ? "syntax 1" : $"syntax 1\nimport \"{Name(i + 1)}\"");
        return files.Read($"syntax 1\nimport \"{Name(1)}\"", Name(0));
    }

    private static GrammarReading Fan(int count, string padding)
    {
        var files = new MemoryFiles();
        for (var i = 0; i < count; i++) files.Add(Name(i), "syntax 1" + padding);
        return files.Read("syntax 1\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"import \"{Name(i)}\"\n")));
    }

    private static string Name(int number) => $"{number.ToString(CultureInfo.InvariantCulture)}.sycam";
}

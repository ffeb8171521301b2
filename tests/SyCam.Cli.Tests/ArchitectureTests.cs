using System.Reflection;
using SyCam.Eval.Models;
using SyCam.Grammar.Typing;
using SyCam.Search.Proving;

namespace SyCam.Cli.Tests;

/// <summary>Who may know whom.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Language = typeof(GrammarReader).Assembly;
    private static readonly Assembly Searching = typeof(Prover).Assembly;
    private static readonly Assembly Evaluation = typeof(CamModel).Assembly;
    private static readonly Assembly Commands = typeof(CommandLine).Assembly;
    private static readonly Assembly[] All = [Language, Searching, Evaluation, Commands];

    [Fact]
    public void The_language_knows_no_other_part()
    {
        string[] parts = ["SyCam.Search", "SyCam.Eval", "SyCam.Cli", "TorchSharp", "Microsoft.Z3"];

        Assert.Empty(References(Language).Intersect(parts));
    }

    [Fact]
    public void The_search_knows_the_language_and_no_evaluation()
    {
        Assert.Contains("SyCam.Grammar", References(Searching));
        Assert.Empty(References(Searching).Intersect(["SyCam.Eval", "SyCam.Cli", "TorchSharp"]));
    }

    [Fact]
    public void The_evaluation_knows_the_language_and_no_search()
    {
        Assert.Contains("SyCam.Grammar", References(Evaluation));
        Assert.Empty(References(Evaluation).Intersect(["SyCam.Search", "SyCam.Cli", "Microsoft.Z3"]));
    }

    [Fact]
    public void The_commands_join_all_parts() =>
        Assert.Superset(
            new HashSet<string> { "SyCam.Grammar", "SyCam.Search", "SyCam.Eval" }, References(Commands).ToHashSet());

    [Theory]
    [InlineData("Microsoft.Z3", "SyCam.Search")]
    [InlineData("TorchSharp", "SyCam.Cli SyCam.Eval")]
    [InlineData("Spectre.Console", "SyCam.Cli")]
    [InlineData("System.CommandLine", "SyCam.Cli")]
    public void Each_foreign_library_has_its_place(string library, string owners)
    {
        var users = All.Where(assembly => References(assembly).Contains(library))
            .Select(assembly => assembly.GetName().Name!).Order(StringComparer.Ordinal);

        Assert.Equal(owners, string.Join(' ', users));
    }

    [Fact]
    public void No_public_type_has_the_name_of_a_part()
    {
        string[] parts = ["Grammar", "Search", "Eval", "Cli"];

        var types = All.SelectMany(assembly => assembly.GetExportedTypes());
        Assert.DoesNotContain(types, type => parts.Contains(type.Name));
    }

    private static List<string> References(Assembly assembly) =>
        [.. assembly.GetReferencedAssemblies().Select(name => name.Name!)];
}

using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Testing;

namespace SyCam.Grammar.Tests;

public class ShippedGrammarTests
{
    public static TheoryData<string> Files => [.. Directory
        .GetFiles(Path.Combine(ReferenceData.RepositoryRoot, "grammars"), "*.sycam", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Path.Combine(ReferenceData.RepositoryRoot, "grammars"), path))
        .Order(StringComparer.Ordinal)];

    public static TheoryData<string> Searchable =>
        [.. Files.Select(row => row.Data).Where(file => !file.StartsWith("std", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_grammar_reads_without_a_diagnostic(string file)
    {
        var reading = Read(file);
        Assert.Equal("", reading.Report());
        Assert.NotNull(reading.Definition);
        Assert.All(reading.Definition.Baselines, baseline => Assert.Equal(TermType.Map, baseline.Term.Type));
    }

    [Theory]
    [MemberData(nameof(Searchable))]
    public void A_shipped_grammar_derives_its_members_within_its_greatest_cost_and_depth(string file)
    {
        var reading = Read(file);
        var members = reading.Expectations.OfType<MemberExpectation>().Select(item => item.Baseline).ToList();
        Assert.NotEmpty(members);
        Assert.All(members, member =>
        {
            var cost = new DerivationFinder(reading.Definition!).LeastCost(member.Term);
            Assert.InRange(cost!.Value, 1, reading.Definition!.Constraints.MaxCost!.Value);
            Assert.InRange(member.Term.Depth, 1, reading.Definition.Constraints.MaxDepth!.Value);
        });
    }

    [Fact]
    public void The_expectations_of_a_file_are_read_in_order()
    {
        var reading = Read("gradient.sycam");
        Assert.Equal(8, reading.Expectations.Count);
        Assert.Equal(
            [(true, false, null), (true, true, "spatially_const(G)"), (false, true, null)],
            reading.Expectations.OfType<RelationExpectation>()
                .Select(item => (item.IsEqual, item.UpToScale, item.Under?.ToString())));
    }

    [Fact]
    public void The_baselines_of_the_gradient_grammar_are_the_formulas_of_the_papers()
    {
        var baselines = Read("gradient.sycam").Definition!.Baselines.Select(item => $"{item.Name} = {item.Term}");
        Assert.Equal(
            [
                "GradCAM = relu(sum_k(mean_p(G) * A))",
                "GradCAMpp = relu(sum_k(sum_p(div0(G^2, 2 * G^2 + sum_p(A) * G^3) * relu(G)) * A))",
                "XGradCAM = relu(sum_k(div0(sum_p(G * A), sum_p(A)) * A))",
                "LayerCAM = relu(sum_k(relu(G) * A))",
                "HiResCAM = relu(sum_k(G * A))",
                "GradCAMElementWise = sum_k(relu(G * A))",
            ],
            baselines);
    }

    private static GrammarReading Read(string file) =>
        GrammarReader.ReadFile(Path.Combine(ReferenceData.RepositoryRoot, "grammars", file));
}

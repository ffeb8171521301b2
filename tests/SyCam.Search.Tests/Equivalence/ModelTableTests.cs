using SyCam.Grammar.Terms;
using SyCam.Search.Equivalence;
using SyCam.Search.Oracles;
using static SyCam.Search.Tests.Support.Terms;

namespace SyCam.Search.Tests.Equivalence;

public sealed class ModelTableTests
{
    [Fact]
    public void Maps_that_differ_by_rounding_alone_coincide_with_the_first_of_them()
    {
        // The means of the first two lie on both sides of a bucket's border.
        var table = Table(
            (M, [0.001f, 0.001f, 0.001f, 0.001f], 1), (Relu(M), [0.00099999f, 0.00099999f, 0.001f, 0.001f], 1),
            (Abs(M), [0.001f, 0.001f, 0.001f, 0.0011f], 1));

        var found = table.Add([M, Relu(M), Abs(M)], TestContext.Current.CancellationToken);

        Assert.Null(found[0]);
        Assert.Equal((M, Relu(M), 2), (found[1]!.Kept, found[1]!.Same, found[1]!.Images));
        Assert.InRange(found[1]!.GreatestDifference, 9e-9, 1.1e-8);
        Assert.Null(found[2]);
    }

    [Fact]
    public void Maps_that_show_nothing_or_have_another_size_coincide_with_none()
    {
        var table = Table(
            (M, [0, 0], 0), (Relu(M), [0, 0], 0), (Abs(M), [0.5f, 0.5f], 2), (Neg(M), [0.5f, 0.5f, 0.5f], 2),
            (Pow(M, 2), [0.5f, 0.5f], 1));

        Assert.All(
            table.Add([M, Relu(M), Abs(M), Neg(M), Pow(M, 2)], TestContext.Current.CancellationToken), Assert.Null);
    }

    private static ModelTable Table(params (Term Map, float[] Values, int Proper)[] sketches) =>
        new(new FixedProbes(sketches.ToDictionary(item => item.Map, item => new MapSketch(item.Values, item.Proper))));

    private sealed class FixedProbes(Dictionary<Term, MapSketch> sketches) : IModelProbes
    {
        public int Images => 2;

        public IReadOnlyList<MapSketch> Sketch(IReadOnlyList<Term> maps, CancellationToken cancellation) =>
            [.. maps.Select(map => sketches[map])];
    }
}

using SyCam.Eval.Metrics;

namespace SyCam.Eval.Tests.Metrics;

public sealed class RankBiasedOverlapTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    public void A_ranking_overlaps_with_itself_wholly_and_with_another_as_the_other_with_it(double p)
    {
        int[] plain = [3, 0, 4, 1, 2];
        int[] other = [4, 3, 1, 0, 2];

        Assert.Equal(1, RankBiasedOverlap.Of(plain, plain, p), 1e-12);
        Assert.Equal(1, RankBiasedOverlap.Of([0], [0], p), 1e-12);
        Assert.Equal(RankBiasedOverlap.Of(plain, other, p), RankBiasedOverlap.Of(other, plain, p), 1e-15);
    }

    // Overlaps at the depths 1 and 2: 0 and 1. So 1 p^2 + (1-p)/p (0 + p^2) = p^2 + p - p^2.
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.9)]
    public void Two_things_the_other_way_round_overlap_by_the_persistence(double p) =>
        Assert.Equal(p, RankBiasedOverlap.Of([0, 1], [1, 0], p), 1e-12);

    // At p = 1/2: 0, 1/2, 2/3, 1 at the depths 1 to 4; 1/16 + 1 (0/2 + 1/8 + 1/12 + 1/16).
    [Fact]
    public void The_overlap_of_four_is_that_of_hand_arithmetic() =>
        Assert.Equal((1.0 / 16) + (1.0 / 8) + (1.0 / 12) + (1.0 / 16), RankBiasedOverlap.Of([0, 1, 2, 3], [1, 3, 0, 2], 0.5), 1e-12);

    [Fact]
    public void Rankings_of_other_things_do_not_overlap() => Assert.Equal(0, RankBiasedOverlap.Of([0, 1], [2, 3], 0.9));

    [Fact]
    public void A_swap_at_the_top_costs_more_than_one_at_the_bottom_and_the_more_the_smaller_the_persistence()
    {
        int[] plain = [0, 1, 2, 3, 4, 5];
        double Loss(int[] other, double p) => 1 - RankBiasedOverlap.Of(plain, other, p);

        Assert.True(Loss([1, 0, 2, 3, 4, 5], 0.9) > Loss([0, 1, 2, 3, 5, 4], 0.9));
        Assert.True(Loss([1, 0, 2, 3, 4, 5], 0.5) > Loss([1, 0, 2, 3, 4, 5], 0.9));
    }

    [Fact]
    public void Rankings_of_different_depth_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RankBiasedOverlap.Of([0, 1], [0], 0.9));
}

using System.Numerics;
using System.Runtime.InteropServices;

namespace SyCam.Eval.Metrics.Imputation;

/// <summary>
/// A plane of values with a border of zeros, and the imputation's stencil on it: for each pixel the sum of its
/// neighbours, 1/6 of the four nearest and 1/12 of the diagonal ones. With b = (1 2 1) that is (b x b) / 12 minus a third
/// of the middle, so that it splits into a sum of rows and a sum along the row. Rows are rounded up to whole vectors;
/// what lies behind a row's last pixel is border too.
/// </summary>
internal static class Stencil
{
    private static readonly int Lanes = Vector<float>.Count;

    /// <summary>The row's pixels rounded up to whole vectors.</summary>
    public static int Padded(int width) => (width + Lanes - 1) / Lanes * Lanes;

    /// <summary>The distance from one row to the next.</summary>
    public static int Stride(int width) => Padded(width) + Lanes;

    /// <summary>The floats that a plane of a size takes.</summary>
    public static int Length(int height, int width) => ((height + 2) * Stride(width)) + (2 * Lanes);

    /// <summary>The place of the first pixel of a row.</summary>
    public static int Row(int row, int width) => ((row + 1) * Stride(width)) + Lanes;

    /// <summary>What the stencil gives, combined with other planes; border stays 0 where the rule keeps it so.</summary>
    /// <param name="height">The plane's rows.</param>
    /// <param name="width">The pixels of a row.</param>
    /// <param name="spans">Where the result is wanted; elsewhere it stays.</param>
    /// <param name="columns">Room for a row.</param>
    /// <param name="values">What the stencil is applied to.</param>
    /// <param name="right">A plane that is added.</param>
    /// <param name="first">The rule's first plane.</param>
    /// <param name="second">The rule's second plane.</param>
    /// <param name="result">The result.</param>
    public static void Apply<TRule>(
        int height, int width, RowSpans spans, float[] columns, float[] values, float[] right, float[] first, float[] second,
        float[] result)
        where TRule : struct, IStencilRule
    {
        ref var line = ref MemoryMarshal.GetArrayDataReference(columns);
        var stride = Stride(width);
        var (twelfth, third) = (new Vector<float>(1f / 12), new Vector<float>(1f / 3));
        for (var row = 0; row < height; row++)
        {
            var (at, length) = (spans.Start(row), spans.End(row) - spans.Start(row));
            if (length == 0) continue;
            // From one vector before the span to one behind it: all inside the array by the border's width.
            ref var above = ref values[at - stride - Lanes];
            ref var own = ref values[at - Lanes];
            ref var below = ref values[at + stride - Lanes];
            for (nuint i = 0; i < (nuint)(length + (2 * Lanes)); i += (nuint)Lanes)
            {
                var middle = Vector.LoadUnsafe(ref own, i);
                (Vector.LoadUnsafe(ref above, i) + middle + middle + Vector.LoadUnsafe(ref below, i))
                    .StoreUnsafe(ref line, i);
            }

            for (var i = 0; i < length; i += Lanes)
            {
                var place = (nuint)(Lanes + i);
                var middle = Vector.LoadUnsafe(ref line, place);
                var sums = Vector.LoadUnsafe(ref line, place - 1) + middle + middle + Vector.LoadUnsafe(ref line, place + 1);
                var value = Vector.LoadUnsafe(ref own, place);
                var neighbours = (sums * twelfth) - (value * third);
                TRule.Combine(
                    neighbours + Vector.LoadUnsafe(ref right[at + i]), value, Vector.LoadUnsafe(ref first[at + i]),
                    Vector.LoadUnsafe(ref second[at + i])).StoreUnsafe(ref result[at + i]);
            }
        }
    }
}

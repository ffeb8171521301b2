namespace SyCam.Eval.Exporting;

/// <summary>One input of a self-test, made of a formula that the exported file repeats.</summary>
/// <param name="Input">The input.</param>
/// <param name="Salt">What makes it differ from the others.</param>
/// <param name="IsNonNegative">True when what is below 0 becomes 0.</param>
/// <param name="Shape">Its four sides.</param>
internal sealed record SelfTestInput(ExportedInput Input, int Salt, bool IsNonNegative, long[] Shape)
{
    /// <summary>The values, in order: each in [-1,1].</summary>
    public float[] Values()
    {
        var values = new float[Shape.Aggregate(1L, (product, side) => product * side)];
        for (var i = 0; i < values.Length; i++)
        {
            var value = (float)((((i * 37L) + (Salt * 101L)) % 199) - 99) / 99f;
            values[i] = IsNonNegative ? Math.Max(value, 0) : value;
        }

        return values;
    }
}

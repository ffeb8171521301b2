namespace SyCam.Eval.Maps;

/// <summary>An array of numbers as a file holds it, brought to 32-bit floats. Owns nothing but memory.</summary>
public sealed class NumberArray
{
    /// <summary>Wraps the values; the array is not copied and must not be changed afterwards.</summary>
    /// <param name="shape">The length of each axis, at least 1 each.</param>
    /// <param name="values">The values, last axis fastest.</param>
    /// <exception cref="ArgumentException">An axis is empty, or the values do not fill the shape.</exception>
    public NumberArray(IReadOnlyList<int> shape, float[] values)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(values);
        if (shape.Any(length => length < 1)) throw new ArgumentException("an axis is empty", nameof(shape));
        if (shape.Aggregate(1L, (product, length) => product * length) != values.LongLength)
            throw new ArgumentException($"{values.LongLength} values for a shape of {Describe(shape)}", nameof(values));
        Shape = [.. shape];
        Values = values;
    }

    /// <summary>The length of each axis.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The values, last axis fastest.</summary>
    public ReadOnlyMemory<float> Values { get; }

    /// <summary>A shape in words, such as <c>1x7x7</c>.</summary>
    public static string Describe(IEnumerable<int> shape) => string.Join('x', shape);
}

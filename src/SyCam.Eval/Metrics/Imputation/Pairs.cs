using System.Numerics;

namespace SyCam.Eval.Metrics.Imputation;

/// <summary>Neighbours in a row, a vector of pairs at once: a pair of floats is one whole number of twice the width.</summary>
internal static class Pairs
{
    private const int HalfWidth = 32;

    /// <summary>The sums of the pairs of two vectors that follow each other.</summary>
    public static Vector<float> Sum(Vector<float> first, Vector<float> second)
    {
        var (low, high) = (Vector.AsVectorUInt64(first), Vector.AsVectorUInt64(second));
        return Vector.AsVectorSingle(Vector.Narrow(low, high))
            + Vector.AsVectorSingle(Vector.Narrow(low >>> HalfWidth, high >>> HalfWidth));
    }

    /// <summary>The elements of two vectors in turn: left, right, left, right, as two vectors.</summary>
    public static (Vector<float> First, Vector<float> Second) Interleave(Vector<float> left, Vector<float> right)
    {
        Vector.Widen(Vector.AsVectorUInt32(left), out var lowLeft, out var highLeft);
        Vector.Widen(Vector.AsVectorUInt32(right), out var lowRight, out var highRight);
        return (Vector.AsVectorSingle(lowLeft | (lowRight << HalfWidth)),
            Vector.AsVectorSingle(highLeft | (highRight << HalfWidth)));
    }
}

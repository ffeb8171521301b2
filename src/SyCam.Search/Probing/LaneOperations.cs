using System.Numerics;

namespace SyCam.Search.Probing;

/// <summary>The pointwise operations of the table on lanes.</summary>
internal static class LaneOperations
{
    public readonly struct Sum : ILaneOperation
    {
        private static readonly Vector<double> Noise = new(1e-12);

        // A difference that is only rounding is 0: otherwise x/3 + x/3 - 2*x/3 would not be.
        public static Vector<double> Apply(Vector<double> a, Vector<double> b)
        {
            var sum = a + b;
            var isNoise = Vector.LessThanOrEqual(Vector.Abs(sum), Noise * (Vector.Abs(a) + Vector.Abs(b)));
            return Vector.ConditionalSelect(isNoise, Vector<double>.Zero, sum);
        }
    }

    public readonly struct Product : ILaneOperation
    {
        public static Vector<double> Apply(Vector<double> a, Vector<double> b) => a * b;
    }

    public readonly struct TotalQuotient : ILaneOperation
    {
        public static Vector<double> Apply(Vector<double> a, Vector<double> b) =>
            Vector.ConditionalSelect(Vector.Equals(b, Vector<double>.Zero), Vector<double>.Zero, a / b);
    }

    public readonly struct Maximum : ILaneOperation
    {
        public static Vector<double> Apply(Vector<double> a, Vector<double> b) => Vector.Max(a, b);
    }

    public readonly struct PositivePart : ILaneOperation
    {
        public static Vector<double> Apply(Vector<double> a, Vector<double> b) => Vector.Max(a, Vector<double>.Zero);
    }

    public readonly struct AbsoluteValue : ILaneOperation
    {
        public static Vector<double> Apply(Vector<double> a, Vector<double> b) => Vector.Abs(a);
    }

    public readonly struct Copy : ILaneOperation
    {
        public static Vector<double> Apply(Vector<double> a, Vector<double> b) => a;
    }

    /// <summary>One lane: <paramref name="result"/> may be one of the operands.</summary>
    public static void Run<TOperation>(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result)
        where TOperation : struct, ILaneOperation
    {
        var width = Vector<double>.Count;
        var i = 0;
        for (; i <= result.Length - width; i += width)
            TOperation.Apply(new Vector<double>(a[i..]), new Vector<double>(b[i..])).CopyTo(result[i..]);
        for (; i < result.Length; i++)
            result[i] = TOperation.Apply(new Vector<double>(a[i]), new Vector<double>(b[i]))[0];
    }
}

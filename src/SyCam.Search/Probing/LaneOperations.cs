using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SyCam.Search.Probing;

/// <summary>The pointwise operations of the table on stretches of values. The loops are optimised at once: an enumeration is
/// over before the runtime would come to it.</summary>
internal static class LaneOperations
{
    // Inverses are taken of so many residues at once.
    private const int InverseBatch = 64;

    public readonly struct Sum : ILaneOperation
    {
        // A sum whose residue is 0 is 0: what double makes of x/3 + x/3 - 2*x/3 is rounding.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Run(Lanes a, Lanes b, Lanes result)
        {
            Span<double> x = a.Approximate, y = b.Approximate, values = result.Approximate;
            Span<ulong> left = a.Residues, right = b.Residues, residues = result.Residues;
            var modulus = new Vector<long>((long)Residue.Modulus);
            Span<Vector<double>> wideX = Wide(x), wideY = Wide(y), wideValues = Wide(values);
            Span<Vector<long>> wideLeft = Wide(left), wideRight = Wide(right), wideResidues = Wide(residues);
            for (var i = 0; i < wideValues.Length; i++)
            {
                var total = wideLeft[i] + wideRight[i];
                total -= Vector.GreaterThanOrEqual(total, modulus) & modulus;
                wideResidues[i] = total;
                wideValues[i] = Vector.ConditionalSelect(
                    Vector.Equals(total, Vector<long>.Zero), Vector<double>.Zero, wideX[i] + wideY[i]);
            }

            for (var i = wideValues.Length * Vector<double>.Count; i < values.Length; i++)
            {
                residues[i] = Residue.Add(left[i], right[i]);
                values[i] = residues[i] == 0 ? 0 : x[i] + y[i];
            }
        }
    }

    /// <summary>The first operand times -1.</summary>
    public readonly struct Negation : ILaneOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Run(Lanes a, Lanes b, Lanes result)
        {
            Span<double> x = a.Approximate, values = result.Approximate;
            Span<ulong> operand = a.Residues, residues = result.Residues;
            var modulus = new Vector<long>((long)Residue.Modulus);
            Span<Vector<double>> wideX = Wide(x), wideValues = Wide(values);
            Span<Vector<long>> wideOperand = Wide(operand), wideResidues = Wide(residues);
            for (var i = 0; i < wideValues.Length; i++)
            {
                wideResidues[i] = Vector.AndNot(modulus - wideOperand[i], Vector.Equals(wideOperand[i], Vector<long>.Zero));
                wideValues[i] = Vector<double>.Zero - wideX[i];
            }

            for (var i = wideValues.Length * Vector<double>.Count; i < values.Length; i++)
            {
                residues[i] = Residue.Negate(operand[i]);
                values[i] = 0 - x[i];
            }
        }
    }

    public readonly struct Product : ILaneOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Run(Lanes a, Lanes b, Lanes result)
        {
            Span<double> x = a.Approximate, y = b.Approximate, values = result.Approximate;
            Span<ulong> left = a.Residues, right = b.Residues, residues = result.Residues;
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = x[i] * y[i];
                residues[i] = Residue.Multiply(left[i], right[i]);
            }
        }
    }

    public readonly struct TotalQuotient : ILaneOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Run(Lanes a, Lanes b, Lanes result)
        {
            Span<ulong> inverses = stackalloc ulong[InverseBatch];
            for (var start = 0; start < result.Length; start += InverseBatch)
            {
                var count = Math.Min(InverseBatch, result.Length - start);
                Invert(b.Residues.Slice(start, count), inverses);
                for (var i = start; i < start + count; i++)
                {
                    // A divisor that is not 0 may be rounded to it.
                    result.Approximate[i] = b.Residues[i] == 0 || b.Approximate[i] == 0
                        ? 0 : a.Approximate[i] / b.Approximate[i];
                    result.Residues[i] = Residue.Multiply(a.Residues[i], inverses[i - start]);
                }
            }
        }

        // One inverse for all (Montgomery's trick): that of the product of all, from which each is taken out in turn.
        private static void Invert(ReadOnlySpan<ulong> residues, Span<ulong> inverses)
        {
            ulong product = 1;
            for (var i = 0; i < residues.Length; i++)
            {
                inverses[i] = product;
                if (residues[i] != 0) product = Residue.Multiply(product, residues[i]);
            }

            var inverse = Residue.Inverse(product);
            for (var i = residues.Length - 1; i >= 0; i--)
            {
                if (residues[i] == 0)
                {
                    inverses[i] = 0;
                    continue;
                }

                inverses[i] = Residue.Multiply(inverses[i], inverse);
                inverse = Residue.Multiply(inverse, residues[i]);
            }
        }
    }

    public readonly struct Maximum : ILaneOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Run(Lanes a, Lanes b, Lanes result)
        {
            for (var i = 0; i < result.Length; i++)
            {
                var first = a.Approximate[i] >= b.Approximate[i];
                result.Residues[i] = first ? a.Residues[i] : b.Residues[i];
                result.Approximate[i] = first ? a.Approximate[i] : b.Approximate[i];
            }
        }
    }

    public readonly struct PositivePart : ILaneOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Run(Lanes a, Lanes b, Lanes result)
        {
            Span<double> x = a.Approximate, values = result.Approximate;
            Span<ulong> operand = a.Residues, residues = result.Residues;
            Span<Vector<double>> wideX = Wide(x), wideValues = Wide(values);
            Span<Vector<long>> wideOperand = Wide(operand), wideResidues = Wide(residues);
            for (var i = 0; i < wideValues.Length; i++)
            {
                var isPositive = Vector.GreaterThan(wideX[i], Vector<double>.Zero);
                wideResidues[i] = wideOperand[i] & isPositive;
                wideValues[i] = Vector.ConditionalSelect(isPositive, wideX[i], Vector<double>.Zero);
            }

            for (var i = wideValues.Length * Vector<double>.Count; i < values.Length; i++)
            {
                var isPositive = x[i] > 0;
                residues[i] = isPositive ? operand[i] : 0;
                values[i] = isPositive ? x[i] : 0;
            }
        }
    }

    public readonly struct AbsoluteValue : ILaneOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Run(Lanes a, Lanes b, Lanes result)
        {
            for (var i = 0; i < result.Length; i++)
            {
                result.Residues[i] = a.Approximate[i] < 0 ? Residue.Negate(a.Residues[i]) : a.Residues[i];
                result.Approximate[i] = Math.Abs(a.Approximate[i]);
            }
        }
    }

    public readonly struct Copy : ILaneOperation
    {
        public static void Run(Lanes a, Lanes b, Lanes result) => a.CopyTo(result);
    }

    private static Span<Vector<double>> Wide(Span<double> values) => MemoryMarshal.Cast<double, Vector<double>>(values);

    private static Span<Vector<long>> Wide(Span<ulong> residues) => MemoryMarshal.Cast<ulong, Vector<long>>(residues);
}

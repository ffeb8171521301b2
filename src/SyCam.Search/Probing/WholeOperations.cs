using SyCam.Grammar.Terms;

namespace SyCam.Search.Probing;

/// <summary>
/// What operators that look at many values at once mean on probes. Upsampling is one linear map that keeps constants
/// and order, as bilinear upsampling is, with no further symmetry. Principal components are functions that equal operands
/// give equal values of, with no other law than |c| eigen(x) = eigen(c x).
/// </summary>
internal static class WholeOperations
{
    // A range of the size of rounding is none.
    private const double Noise = 1e-12;

    private static readonly double[] Weights = [0.75, 0.5, 0.625, 0.875, 0.5625, 0.6875];

    public static void Apply(
        Operator op, ProbeSet probes, TermType from, ReadOnlySpan<double> operand, Span<double> result)
    {
        var to = op.ResultType([from]) ?? throw new ArgumentException($"{op} over {from.ToName()}", nameof(from));
        foreach (var block in probes.Blocks)
        {
            for (var probe = 0; probe < block.Probes; probe++)
            {
                var values = Gather(block, from, operand, probe);
                Scatter(block, to, ValuesOf(op, values), result, probe);
            }

            operand = operand[block.Length(from)..];
            result = result[block.Length(to)..];
        }
    }

    // The values as [channel, position].
    private static double[,] ValuesOf(Operator op, double[,] x) =>
        op == Operators.Sqrt ? Each(x, (k, p) => Math.Sqrt(Math.Max(x[k, p], 0)))
        : op == Operators.SoftmaxK ? Softmax(x)
        : op == Operators.MinMax ? MinMax(x)
        : op == Operators.Upsample ? Upsample(x)
        : op == Operators.Eigen ? Homogeneous(op, x)
        : op == Operators.Kpca ? Lawless(op, x)
        : throw new ArgumentException($"no value is known for {op}", nameof(op));

    private static double[,] Softmax(double[,] x)
    {
        var (channels, positions) = (x.GetLength(0), x.GetLength(1));
        var result = new double[channels, positions];
        for (var p = 0; p < positions; p++)
        {
            var greatest = double.NegativeInfinity;
            for (var k = 0; k < channels; k++) greatest = Math.Max(greatest, x[k, p]);
            var sum = 0.0;
            for (var k = 0; k < channels; k++) sum += result[k, p] = Math.Exp(x[k, p] - greatest);
            for (var k = 0; k < channels; k++) result[k, p] /= sum;
        }

        return result;
    }

    private static double[,] MinMax(double[,] x)
    {
        var (channels, positions) = (x.GetLength(0), x.GetLength(1));
        var result = new double[channels, positions];
        for (var k = 0; k < channels; k++)
        {
            var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
            for (var p = 0; p < positions; p++) (low, high) = (Math.Min(low, x[k, p]), Math.Max(high, x[k, p]));
            if (high - low <= Noise * Math.Max(Math.Abs(low), Math.Abs(high))) continue;
            for (var p = 0; p < positions; p++) result[k, p] = (x[k, p] - low) / (high - low);
        }

        return result;
    }

    private static double[,] Upsample(double[,] x)
    {
        var positions = x.GetLength(1);
        return Each(x, (k, p) =>
        {
            var weight = Weights[p % Weights.Length];
            return (weight * x[k, p]) + ((1 - weight) * x[k, (p + 1) % positions]);
        });
    }

    private static double[,] Homogeneous(Operator op, double[,] x)
    {
        var largest = 0.0;
        foreach (var value in x)
            if (Math.Abs(value) > Math.Abs(largest)) largest = value;
        if (largest == 0) return new double[1, x.GetLength(1)];
        var values = Lawless(op, Each(x, (k, p) => x[k, p] / largest));
        return Each(values, (k, p) => values[k, p] * Math.Abs(largest));
    }

    private static double[,] Lawless(Operator op, double[,] x)
    {
        var hash = Fingerprint.Of(x.Cast<double>().ToArray());
        var result = new double[1, x.GetLength(1)];
        for (var p = 0; p < result.GetLength(1); p++)
        {
            var mixed = (hash.High + (ulong)(op.Index + 1)) * (hash.Low + (2 * (ulong)p) + 1);
            result[0, p] = (int)((mixed >> 40) % 17) - 8;
        }

        return result;
    }

    private static double[,] Each(double[,] x, Func<int, int, double> value)
    {
        var result = new double[x.GetLength(0), x.GetLength(1)];
        for (var k = 0; k < result.GetLength(0); k++)
            for (var p = 0; p < result.GetLength(1); p++) result[k, p] = value(k, p);
        return result;
    }

    private static double[,] Gather(ProbeBlock block, TermType type, ReadOnlySpan<double> values, int probe)
    {
        var result = new double[block.ChannelsOf(type), block.PositionsOf(type)];
        for (var k = 0; k < result.GetLength(0); k++)
            for (var p = 0; p < result.GetLength(1); p++) result[k, p] = values[block.Lane(type, k, p) + probe];
        return result;
    }

    private static void Scatter(ProbeBlock block, TermType type, double[,] values, Span<double> target, int probe)
    {
        for (var k = 0; k < block.ChannelsOf(type); k++)
            for (var p = 0; p < block.PositionsOf(type); p++) target[block.Lane(type, k, p) + probe] = values[k, p];
    }
}

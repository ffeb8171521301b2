using SyCam.Grammar.Terms;

namespace SyCam.Search.Probing;

/// <summary>
/// What operators that look at many values at once mean on probes. Upsampling is one linear map that keeps constants
/// and order, as bilinear upsampling is, with no further symmetry. Principal components are functions that equal operands
/// give equal values of, with no other law than |c| eigen(x) = eigen(c x). Roots of squares of short fractions are exact;
/// other roots are functions of their operand's residue.
/// </summary>
internal static class WholeOperations
{
    private static readonly Rational[] Weights =
        [new(3, 4), new(1, 2), new(5, 8), new(7, 8), new(9, 16), new(11, 16)];

    public static void Apply(Operator op, ProbeSet probes, TermType from, ProbeValues operand, ProbeValues result)
    {
        var to = op.ResultType([from]) ?? throw new ArgumentException($"{op} over {from.ToName()}", nameof(from));
        var (start, end) = (0, 0);
        foreach (var block in probes.Blocks)
        {
            var input = operand.Lanes.Slice(start, block.Length(from));
            var output = result.Lanes.Slice(end, block.Length(to));
            for (var probe = 0; probe < block.Probes; probe++)
            {
                Scatter(block, to, ValuesOf(op, Gather(block, from, input, probe)), output, probe);
            }

            start += block.Length(from);
            end += block.Length(to);
        }
    }

    // The values as [channel, position].
    private static ProbeNumber[,] ValuesOf(Operator op, ProbeNumber[,] x) =>
        op == Operators.Sqrt ? Each(x, (k, p) => ProbeNumber.Sqrt(x[k, p]))
        : op == Operators.Sigmoid ? Each(x, (k, p) => ProbeNumber.Sigmoid(x[k, p]))
        : op == Operators.SoftmaxK ? Softmax(x)
        : op == Operators.MinMax ? MinMax(x)
        : op == Operators.Upsample ? Upsample(x)
        : op == Operators.Eigen ? Homogeneous(op, x)
        : op == Operators.Kpca ? Lawless(op, x)
        : op == Operators.Rank ? Rank(x)
        : throw new ArgumentException($"no value is known for {op}", nameof(op));

    // The residue of exp(d) is a hash of that of d, the distance from the first channel: an offset of all channels does
    // not count, and the values sum to 1.
    private static ProbeNumber[,] Softmax(ProbeNumber[,] x)
    {
        var (channels, positions) = (x.GetLength(0), x.GetLength(1));
        var result = new ProbeNumber[channels, positions];
        for (var p = 0; p < positions; p++)
        {
            var greatest = double.NegativeInfinity;
            for (var k = 0; k < channels; k++) greatest = Math.Max(greatest, x[k, p].Approximate);
            var sum = default(ProbeNumber);
            for (var k = 0; k < channels; k++)
            {
                var distance = (x[k, p] - x[0, p]).Residue;
                result[k, p] = new ProbeNumber(
                    Math.Exp(x[k, p].Approximate - greatest), Residue.Of(Fingerprint.Of([distance])));
                sum += result[k, p];
            }

            for (var k = 0; k < channels; k++) result[k, p] = ProbeNumber.DivideOrZero(result[k, p], sum);
        }

        return result;
    }

    private static ProbeNumber[,] MinMax(ProbeNumber[,] x)
    {
        var (channels, positions) = (x.GetLength(0), x.GetLength(1));
        var result = new ProbeNumber[channels, positions];
        for (var k = 0; k < channels; k++)
        {
            var (low, high) = (x[k, 0], x[k, 0]);
            for (var p = 1; p < positions; p++)
            {
                if (x[k, p].Approximate < low.Approximate) low = x[k, p];
                if (x[k, p].Approximate > high.Approximate) high = x[k, p];
            }

            for (var p = 0; p < positions; p++) result[k, p] = ProbeNumber.DivideOrZero(x[k, p] - low, high - low);
        }

        return result;
    }

    // Equal residues are ties: the approximations of equal values may differ by rounding.
    private static ProbeNumber[,] Rank(ProbeNumber[,] x)
    {
        var positions = x.GetLength(1);
        return Each(x, (k, p) =>
        {
            var halves = 0;
            for (var other = 0; other < positions; other++)
            {
                if (x[k, other].Residue == x[k, p].Residue) halves++;
                else if (x[k, other].Approximate < x[k, p].Approximate) halves += 2;
            }

            return ProbeNumber.Of(new Rational(halves, 2 * positions));
        });
    }

    private static ProbeNumber[,] Upsample(ProbeNumber[,] x)
    {
        var positions = x.GetLength(1);
        return Each(x, (k, p) =>
        {
            var weight = Weights[p % Weights.Length];
            return (ProbeNumber.Of(weight) * x[k, p])
                + (ProbeNumber.Of(Rational.One - weight) * x[k, (p + 1) % positions]);
        });
    }

    private static ProbeNumber[,] Homogeneous(Operator op, ProbeNumber[,] x)
    {
        var largest = default(ProbeNumber);
        foreach (var value in x)
            if (Math.Abs(value.Approximate) > Math.Abs(largest.Approximate)) largest = value;
        var size = largest.Approximate < 0 ? default(ProbeNumber) - largest : largest;
        var values = Lawless(op, Each(x, (k, p) => ProbeNumber.DivideOrZero(x[k, p], largest)));
        return Each(values, (k, p) => values[k, p] * size);
    }

    private static ProbeNumber[,] Lawless(Operator op, ProbeNumber[,] x)
    {
        var hash = Fingerprint.Of(x.Cast<ProbeNumber>().Select(value => value.Residue).ToArray());
        var result = new ProbeNumber[1, x.GetLength(1)];
        for (var p = 0; p < result.GetLength(1); p++)
        {
            var mixed = (hash.High + (ulong)(op.Index + 1)) * (hash.Low + (2 * (ulong)p) + 1);
            result[0, p] = ProbeNumber.Of(new Rational((int)((mixed >> 40) % 17) - 8));
        }

        return result;
    }

    private static ProbeNumber[,] Each(ProbeNumber[,] x, Func<int, int, ProbeNumber> value)
    {
        var result = new ProbeNumber[x.GetLength(0), x.GetLength(1)];
        for (var k = 0; k < result.GetLength(0); k++)
            for (var p = 0; p < result.GetLength(1); p++) result[k, p] = value(k, p);
        return result;
    }

    private static ProbeNumber[,] Gather(ProbeBlock block, TermType type, Lanes values, int probe)
    {
        var result = new ProbeNumber[block.ChannelsOf(type), block.PositionsOf(type)];
        for (var k = 0; k < result.GetLength(0); k++)
            for (var p = 0; p < result.GetLength(1); p++)
            {
                var i = block.Lane(type, k, p) + probe;
                result[k, p] = new ProbeNumber(values.Approximate[i], values.Residues[i]);
            }

        return result;
    }

    private static void Scatter(ProbeBlock block, TermType type, ProbeNumber[,] values, Lanes target, int probe)
    {
        for (var k = 0; k < block.ChannelsOf(type); k++)
            for (var p = 0; p < block.PositionsOf(type); p++)
            {
                var i = block.Lane(type, k, p) + probe;
                (target.Approximate[i], target.Residues[i]) = (values[k, p].Approximate, values[k, p].Residue);
            }
    }
}

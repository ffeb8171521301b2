using SyCam.Grammar.Terms;

namespace SyCam.Search.Rules;

/// <summary>What the operators that look at many values at once mean for one tensor <c>[channel, position]</c>.</summary>
internal static class WholeTensors
{
    /// <summary>How many times larger an image is than a layer.</summary>
    public const int Scale = 2;

    // A range, or a difference, of the size of rounding is none.
    private const double Noise = 1e-11;

    /// <summary>The value of an operator but upsampling, which needs to know height and width.</summary>
    /// <exception cref="NotSupportedException">The operator has no evaluation here.</exception>
    public static double[,] Apply(Operator op, double[,] x)
    {
        var (channels, positions) = (x.GetLength(0), x.GetLength(1));
        if (op == Operators.SumP) return Make(channels, 1, (k, _) => Row(x, k).Sum());
        if (op == Operators.MeanP) return Make(channels, 1, (k, _) => Row(x, k).Sum() / positions);
        if (op == Operators.MaxP) return Make(channels, 1, (k, _) => Row(x, k).Max());
        if (op == Operators.SumK) return Make(1, positions, (_, p) => Column(x, p).Sum());
        if (op == Operators.MeanK) return Make(1, positions, (_, p) => Column(x, p).Sum() / channels);
        if (op == Operators.MaxK) return Make(1, positions, (_, p) => Column(x, p).Max());
        if (op == Operators.SoftmaxK) return Softmax(x);
        if (op == Operators.MinMax) return MinMax(x);
        if (op == Operators.Rank) return Rank(x);
        return op == Operators.Eigen
            ? Eigen(x)
            : throw new NotSupportedException($"rules about {op} cannot be tested: it has no evaluation here");
    }

    /// <summary>Bilinear upsampling between half pixels, corners not aligned.</summary>
    public static double[,] Upsample(double[,] x, int height, int width) =>
        Make(x.GetLength(0), height * width * Scale * Scale, (k, p) =>
        {
            var (rows, columns) = (Mix(p / (width * Scale), height), Mix(p % (width * Scale), width));
            var value = 0.0;
            foreach (var (row, a) in rows)
                foreach (var (column, b) in columns) value += a * b * x[k, (row * width) + column];
            return value;
        });

    private static (int Index, double Weight)[] Mix(int target, int size)
    {
        var place = Math.Max(((target + 0.5) / Scale) - 0.5, 0);
        var low = Math.Min((int)place, size - 1);
        return [(low, 1 - (place - low)), (Math.Min(low + 1, size - 1), place - low)];
    }

    private static double[,] Softmax(double[,] x) => Make(x.GetLength(0), x.GetLength(1), (k, p) =>
        1 / Column(x, p).Sum(other => Math.Exp(other - x[k, p])));

    private static double[,] MinMax(double[,] x) => Make(x.GetLength(0), x.GetLength(1), (k, p) =>
    {
        var (low, high) = (Row(x, k).Min(), Row(x, k).Max());
        return high - low <= Noise * Math.Max(Math.Abs(low), Math.Abs(high)) ? 0 : (x[k, p] - low) / (high - low);
    });

    private static double[,] Rank(double[,] x) => Make(x.GetLength(0), x.GetLength(1), (k, p) =>
    {
        var near = Noise * Row(x, k).Max(Math.Abs);
        var halves = Row(x, k).Sum(other => Math.Abs(other - x[k, p]) <= near ? 1 : other < x[k, p] ? 2 : 0);
        return halves / (2.0 * x.GetLength(1));
    });

    // A high power of the channels' second moments, applied to one direction; the sign by the first of the greatest
    // entries.
    private static double[,] Eigen(double[,] x)
    {
        const int Squarings = 14;
        const double Tie = 1 - 1e-9;
        var channels = x.GetLength(0);
        var power = Make(channels, channels, (i, j) => Row(x, i).Zip(Row(x, j), (a, b) => a * b).Sum());
        for (var i = 0; i < Squarings; i++)
        {
            var size = power.Cast<double>().Max(Math.Abs);
            if (size == 0) return new double[1, x.GetLength(1)];
            var unit = power;
            power = Make(channels, channels, (row, column) =>
                Row(unit, row).Zip(Column(unit, column), (a, b) => a / size * (b / size)).Sum());
        }

        var direction = Enumerable.Range(0, channels)
            .Select(i => Enumerable.Range(0, channels).Sum(j => power[i, j] * (1 + (0.1 * j)))).ToArray();
        var length = Math.Sqrt(direction.Sum(value => value * value));
        var projected = Make(1, x.GetLength(1), (_, p) => Column(x, p).Zip(direction, (a, b) => a * b / length).Sum());
        var greatest = Row(projected, 0).Max(Math.Abs);
        return Row(projected, 0).First(value => Math.Abs(value) >= Tie * greatest) < 0
            ? Make(1, x.GetLength(1), (_, p) => -projected[0, p])
            : projected;
    }

    private static IEnumerable<double> Row(double[,] x, int k) =>
        Enumerable.Range(0, x.GetLength(1)).Select(p => x[k, p]);

    private static IEnumerable<double> Column(double[,] x, int p) =>
        Enumerable.Range(0, x.GetLength(0)).Select(k => x[k, p]);

    private static double[,] Make(int rows, int columns, Func<int, int, double> value)
    {
        var made = new double[rows, columns];
        for (var k = 0; k < rows; k++)
            for (var p = 0; p < columns; p++) made[k, p] = value(k, p);
        return made;
    }
}

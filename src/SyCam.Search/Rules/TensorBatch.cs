using SyCam.Grammar.Terms;

namespace SyCam.Search.Rules;

/// <summary>
/// Many random tensors of one shape, and the meaning of every operator on them in double. Values lie as
/// <c>[channel, position, tensor]</c>; an axis that a term lacks has one element. It shares nothing with the probes.
/// </summary>
/// <remarks>The first principal component of <c>kpca</c> has no evaluation here: no rule speaks of it.</remarks>
internal sealed class TensorBatch
{
    // A sum that is only rounding is 0: the language's quotient asks whether a divisor is 0.
    private const double Noise = 1e-11;

    private readonly (int Channels, int Height, int Width) _shape;
    private readonly int _count;
    private readonly FactSet _facts;
    private readonly Random _random;
    private readonly Dictionary<Term, double[]> _inputs = [];

    /// <param name="shape">K, h and w.</param>
    /// <param name="count">The number of tensors.</param>
    /// <param name="facts">What the inputs meet.</param>
    /// <param name="seed">The seed of the values.</param>
    public TensorBatch((int Channels, int Height, int Width) shape, int count, FactSet facts, int seed)
    {
        (_shape, _count, _facts) = (shape, count, facts);
        _random = new Random(seed);
    }

    /// <summary>K.</summary>
    public int Channels => _shape.Channels;

    /// <summary>h times w.</summary>
    public int Positions => _shape.Height * _shape.Width;

    /// <summary>The inputs' values drawn so far.</summary>
    public IReadOnlyDictionary<Term, double[]> Inputs => _inputs;

    /// <summary>The values of a term, with the axes of its type.</summary>
    public double[] Evaluate(Term term)
    {
        var op = term.Operator;
        if (op == Operators.Input) return Input(term);
        if (op == Operators.Constant) return Filled(term.Value.ToDouble());
        var x = term.Children.Select(Evaluate).ToArray();
        if (op == Operators.Add) return Fold(term, x, Sum);
        if (op == Operators.Mul) return Fold(term, x, (a, b) => a * b);
        if (op == Operators.Div0) return Fold(term, x, (a, b) => b == 0 ? 0 : a / b);
        if (op == Operators.Pow) return Each(x[0], a => Enumerable.Repeat(a, term.Parameter).Aggregate((p, b) => p * b));
        if (op == Operators.Relu) return Each(x[0], a => a > 0 ? a : 0);
        if (op == Operators.Abs) return Each(x[0], Math.Abs);
        if (op == Operators.Sqrt) return Each(x[0], a => a > 0 ? Math.Sqrt(a) : 0);
        if (op == Operators.Sigmoid) return Each(x[0], a => 1 / (1 + Math.Exp(-a)));
        return Whole(term, x[0]);
    }

    /// <summary>The values with all axes, so that those of two types compare; at the size of the term's layer.</summary>
    public double[] Spread(Term term, string? layer)
    {
        var values = Evaluate(term);
        var full = new double[Channels * PositionsAt(layer) * _count];
        Loop(TermType.Features, layer, (k, p, at) =>
            Array.Copy(values, Offset(term, k, p), full, at, _count));
        return full;
    }

    private double[] Whole(Term term, double[] x)
    {
        var op = term.Operator;
        var from = term.Children[0];
        var (channels, positions) = (ChannelsOf(from), PositionsOf(from));
        var result = new double[Length(term)];
        for (var t = 0; t < _count; t++)
        {
            var slice = new double[channels, positions];
            for (var k = 0; k < channels; k++)
                for (var p = 0; p < positions; p++) slice[k, p] = x[(((k * positions) + p) * _count) + t];
            var made = op == Operators.Upsample
                ? WholeTensors.Upsample(slice, _shape.Height, _shape.Width)
                : WholeTensors.Apply(op, slice);
            var columns = made.GetLength(1);
            for (var k = 0; k < made.GetLength(0); k++)
                for (var p = 0; p < columns; p++) result[(((k * columns) + p) * _count) + t] = made[k, p];
        }

        return result;
    }

    private double[] Input(Term input)
    {
        if (_inputs.TryGetValue(input, out var values)) return values;
        values = new double[Length(input)];
        var isFlat = _facts.IsSpatiallyConstant(input.Name);
        for (var at = 0; at < values.Length; at++)
        {
            var position = at / _count % PositionsOf(input);
            var value = isFlat && position > 0 ? values[at - (position * _count)] : Draw(at % _count);
            values[at] = _facts.IsNonNegative(input.Name) ? Math.Abs(value) : value;
        }

        return _inputs[input] = values;
    }

    // A third each of small whole numbers, of 64ths and of any numbers; zeros among all of them.
    private double Draw(int tensor)
    {
        if (_random.Next(6) == 0) return 0;
        return (tensor % 3) switch
        {
            0 => _random.Next(-3, 4),
            1 => _random.Next(-256, 257) / 64.0,
            _ => (_random.NextDouble() + _random.NextDouble() + _random.NextDouble() - 1.5) * 3,
        };
    }

    private double[] Fold(Term term, double[][] x, Func<double, double, double> combine)
    {
        var result = new double[Length(term)];
        Loop(term.Type, term.Layer, (k, p, at) =>
        {
            var first = Offset(term.Children[0], k, p);
            for (var t = 0; t < _count; t++) result[at + t] = x[0][first + t];
            for (var i = 1; i < x.Length; i++)
            {
                var next = Offset(term.Children[i], k, p);
                for (var t = 0; t < _count; t++) result[at + t] = combine(result[at + t], x[i][next + t]);
            }
        });
        return result;
    }

    private static double Sum(double a, double b)
    {
        var sum = a + b;
        return Math.Abs(sum) <= Noise * (Math.Abs(a) + Math.Abs(b)) ? 0 : sum;
    }

    private static double[] Each(double[] x, Func<double, double> value) => Array.ConvertAll(x, item => value(item));

    private double[] Filled(double value)
    {
        var values = new double[_count];
        Array.Fill(values, value);
        return values;
    }

    private void Loop(TermType type, string? layer, Action<int, int, int> visit)
    {
        var positions = type.HasPositions() ? PositionsAt(layer) : 1;
        for (var k = 0; k < (type.HasChannels() ? Channels : 1); k++)
            for (var p = 0; p < positions; p++) visit(k, p, ((k * positions) + p) * _count);
    }

    private int Offset(Term term, int channel, int position) =>
        ((term.Type.HasChannels() ? channel * PositionsOf(term) : 0) + (term.Type.HasPositions() ? position : 0)) * _count;

    private int Length(Term term) => ChannelsOf(term) * PositionsOf(term) * _count;

    private int ChannelsOf(Term term) => term.Type.HasChannels() ? Channels : 1;

    private int PositionsOf(Term term) => term.Type.HasPositions() ? PositionsAt(term.Layer) : 1;

    private int PositionsAt(string? layer) =>
        layer == Term.ImageLayer ? Positions * WholeTensors.Scale * WholeTensors.Scale : Positions;
}

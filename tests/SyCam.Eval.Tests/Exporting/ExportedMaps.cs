using SyCam.Eval.Exporting;
using SyCam.Eval.Programs;
using SyCam.Eval.Tests.Conformance;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Exporting;

/// <summary>Expressions to export, values for their inputs, and the maps that the scorer's runner makes of them.</summary>
internal static class ExportedMaps
{
    public const long Height = 20;
    public const long Width = 12;

    // Far below what a float's last digits give, and above what two orders of summation differ by.
    private const double Tolerance = 1e-6;

    /// <summary>The named methods and random expressions, each with the name of its class.</summary>
    public static IReadOnlyList<ExportRequest> Requests { get; } =
    [
        .. MethodTerms.Names.Select((name, i) => Request($"Named{i}", MethodTerms.Find(name)!)),
        .. Random(seed: 7, count: 200).Select((term, i) => Request($"Random{i}", term)),
    ];

    public static IEnumerable<Term> Random(int seed, int count)
    {
        var terms = new RandomMaps(seed);
        return Enumerable.Range(0, count).Select(_ => terms.Next());
    }

    public static ExportRequest Request(string typeName, Term term) =>
        new(term, MethodTerms.Sources) { TypeName = typeName, Notes = ["scored by a test: 0.5 < 0.7 & more"] };

    public static ExportRequest Request(string typeName, string expression) =>
        Request(typeName, TermReader.Read(expression).Term ?? throw new InvalidOperationException(expression));

    /// <summary>Values for the inputs, in the order of the exported parameters.</summary>
    public static IReadOnlyList<Tensor> Values(ExportRequest request)
    {
        var inputs = ExportedInput.Of(request);
        var layers = inputs.Select(input => input.Source.Layer).Distinct().ToList();
        return [.. inputs.Select((input, i) => Values(input, i, layers.IndexOf(input.Source.Layer)))];
    }

    /// <summary>What the exported functions are given: the inputs, and the image's size where it is read.</summary>
    public static object[] Arguments(ExportRequest request, IEnumerable<Tensor> values) =>
        request.Program.Instructions.Any(step => step.Operator == Operators.Upsample)
            ? [.. values, Height, Width] : [.. values];

    /// <summary>The scorer's raw map.</summary>
    public static Tensor Expected(ExportRequest request, IReadOnlyList<Tensor> values) => ProgramRunner.Run(
        request.Program,
        ExportedInput.Of(request).Zip(values).ToDictionary(pair => pair.First.Name, pair => pair.Second),
        (Height, Width))[0];

    /// <summary>
    /// How far the saliency of raw maps <c>[n,1,h,w]</c> may be off when it was enlarged by other arithmetic: a few roundings
    /// of the raw values, as a part of their range. That of a map that is all but constant is mostly rounding.
    /// </summary>
    public static double SaliencyTolerance(Tensor raw)
    {
        // Four roundings of a float, whose last bit is worth 2^-23.
        const double Roundings = 4.0 / (1 << 23);
        var maps = raw.contiguous().data<float>().ToArray().Chunk((int)(raw.numel() / raw.shape[0]));
        return maps.Max(map =>
        {
            var range = (double)map.Max() - map.Min();
            return double.IsFinite(range) && range > 0 ? Math.Max(Tolerance, Roundings * map.Max(Math.Abs) / range) : Tolerance;
        });
    }

    public static void AssertClose(Tensor expected, Tensor actual, string what, double tolerance = Tolerance)
    {
        Assert.Equal(expected.shape, actual.shape);
        var (wanted, got) = (expected.contiguous().data<float>().ToArray(), actual.contiguous().data<float>().ToArray());
        AssertClose(wanted, got, what, tolerance);
    }

    /// <summary>Equal but for rounding, at the scale of the map; what is not finite is the same.</summary>
    public static void AssertClose(float[] expected, float[] actual, string what, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = Math.Max(1, expected.Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max());
        for (var i = 0; i < expected.Length; i++)
        {
            if (expected[i].Equals(actual[i])) continue;
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * scale, $"{what}: {actual[i]}, expected {expected[i]}");
        }
    }

    // Of both signs, with exact zeros when rectified; the same on every run.
    private static Tensor Values(ExportedInput input, int seed, int layer)
    {
        var (height, width) = input.IsAtImageSize ? (Height, Width) : (4 + layer, 3 + layer);
        long[] shape =
        [
            2, input.Type.HasChannels() ? 5 + layer : 1, input.Type.HasPositions() ? height : 1,
            input.Type.HasPositions() ? width : 1,
        ];
        var random = new Random(seed);
        var values = new float[shape.Aggregate(1L, (product, side) => product * side)];
        for (var i = 0; i < values.Length; i++) values[i] = (float)((2 * random.NextDouble()) - 1);
        return input.Name.StartsWith('A') ? tensor(values, shape).relu() : tensor(values, shape);
    }
}

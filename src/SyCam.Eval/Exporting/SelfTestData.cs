using SyCam.Eval.Programs;
using SyCam.Eval.Terminals;
using SyCam.Grammar.Terms;
using static TorchSharp.torch;

namespace SyCam.Eval.Exporting;

/// <summary>What an exported file checks itself on: small inputs, and the map that the scorer makes of them.</summary>
/// <param name="Inputs">The inputs.</param>
/// <param name="Expected">The raw map, in order.</param>
internal sealed record SelfTestData(IReadOnlyList<SelfTestInput> Inputs, float[] Expected)
{
    /// <summary>The height of the image.</summary>
    public const int Height = 8;

    /// <summary>The width of the image.</summary>
    public const int Width = 6;

    /// <summary>The greatest difference, as a share of the map's greatest magnitude, or of 1 where that is less.</summary>
    public const string Tolerance = "1e-4";

    private const int Images = 2;
    private const int Channels = 3;
    private const int Rows = 4;
    private const int Columns = 3;

    /// <summary>The data of an expression.</summary>
    public static SelfTestData Of(ExportRequest request)
    {
        var inputs = ExportedInput.Of(request);
        var layers = inputs.Select(input => input.Source.Layer).Distinct().ToList();
        List<SelfTestInput> samples =
        [
            .. inputs.Select((input, i) => new SelfTestInput(
                input, i + 1,
                TerminalTable.Find(input.Source.Word) is { } row && (row.IsNonNegative || row.Source == TracedTerminals.Activation),
                Shape(input, layers.IndexOf(input.Source.Layer)))),
        ];
        using var scope = NewDisposeScope();
        var values = samples.ToDictionary(sample => sample.Input.Name, sample => tensor(sample.Values(), sample.Shape));
        var map = ProgramRunner.Run(request.Program, values, (Height, Width))[0];
        return new SelfTestData(samples, map.contiguous().data<float>().ToArray());
    }

    // Layers differ in size, as in a network.
    private static long[] Shape(ExportedInput input, int layer)
    {
        var (height, width) = input.IsAtImageSize ? (Height, Width) : (Rows + layer, Columns + layer);
        return
        [
            Images, input.Type.HasChannels() ? Channels + layer : 1,
            input.Type.HasPositions() ? height : 1, input.Type.HasPositions() ? width : 1,
        ];
    }
}

using SyCam.Eval.Scoring;
using SyCam.Eval.Terminals;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Cli.Experiments;

/// <summary>Checks declared facts on the images that were read.</summary>
internal static class FactCheck
{
    // Float noise of a gradient that is constant in exact arithmetic, relative to the largest value of the image.
    private const double Tolerance = 1e-5;
    private const int ImagesAtOnce = 16;

    /// <summary>True when the fact holds on every image of the split: by the terminal's definition, or as its values
    /// show. Only activations and gradients are looked at; the passes of others would be spent on inputs that no
    /// candidate may ever read.</summary>
    public static bool Holds(FactKind kind, InputSource source, PreparedImages images)
    {
        if (images.Count == 0) return true;
        if (kind == FactKind.NonNegative && TerminalTable.Find(source.Word) is { IsNonNegative: true }) return true;
        if (source.Word is not ("activation" or "gradient")) return false;
        for (var first = 0; first < images.Count; first += ImagesAtOnce)
            if (!Holds(kind, source, images, first, Math.Min(ImagesAtOnce, images.Count - first))) return false;
        return true;
    }

    private static bool Holds(FactKind kind, InputSource source, PreparedImages images, int first, int count)
    {
        using var scope = NewDisposeScope();
        var values = images.Read(source, first, count);
        if (kind == FactKind.NonNegative) return values.min().ToSingle() >= 0;
        long[] positions = [2, 3];
        long[] all = [1, 2, 3];
        var spread = (values.amax(positions, true) - values.amin(positions, true)).amax(all);
        var size = values.abs().amax(all);
        return spread.le(size * Tolerance).all().ToBoolean();
    }
}

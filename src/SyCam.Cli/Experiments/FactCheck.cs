using SyCam.Eval.Scoring;
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

    /// <summary>True when the fact holds on every image of the split, for a terminal that is a tensor of it.</summary>
    public static bool Holds(FactKind kind, InputSource source, PreparedImages images)
    {
        if (images.Count == 0) return true;
        using var scope = NewDisposeScope();
        var values = source.Word == "activation" ? images.Activations : source.Word == "gradient" ? images.Gradients : null;
        if (values is null) return false;
        if (kind == FactKind.NonNegative) return values.min().ToSingle() >= 0;
        long[] positions = [2, 3];
        long[] all = [1, 2, 3];
        var spread = (values.amax(positions, true) - values.amin(positions, true)).amax(all);
        var size = values.abs().amax(all);
        return spread.le(size * Tolerance).all().ToBoolean();
    }
}

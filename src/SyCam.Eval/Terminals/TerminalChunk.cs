using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Typing;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>Some images of a split, for which terminals are computed.</summary>
/// <param name="images">The split.</param>
/// <param name="first">The place of the first image.</param>
/// <param name="count">The number of images.</param>
/// <param name="passes">Where the passes are counted.</param>
/// <param name="cancellation">To be checked between passes.</param>
internal sealed class TerminalChunk(
    PreparedImages images, int first, int count, TerminalPasses passes, CancellationToken cancellation)
{
    public PreparedImages Images => images;

    public CamModel Model => images.Model;

    public int Count => count;

    public TerminalPasses Passes => passes;

    public CancellationToken Cancellation => cancellation;

    /// <summary>What seeds the noise of an image of the chunk.</summary>
    public int SeedOf(int image) => images.SeedOf(first + image);

    /// <summary>Normalised inputs <c>[n,3,H,W]</c>.</summary>
    public Tensor Inputs => images.Inputs.narrow(0, first, count);

    /// <summary>The explained classes <c>[n]</c>.</summary>
    public Tensor Classes => images.Classes.narrow(0, first, count);

    /// <summary>Logits <c>[n,C]</c>.</summary>
    public Tensor Logits => images.Logits.narrow(0, first, count);

    /// <summary>The values of another terminal on these images.</summary>
    public Tensor Read(InputSource source) => images.Read(source, first, count, cancellation);

    /// <summary>Activations at a layer, <c>[n,K,h,w]</c>.</summary>
    public Tensor Activations(string layer) => Read(new InputSource(TracedTerminals.Activation, layer));

    /// <summary>Activations at a layer if they are at hand, or null.</summary>
    public Tensor? KnownActivations(string layer) =>
        images.ReadKnown(new InputSource(TracedTerminals.Activation, layer), first, count);
}

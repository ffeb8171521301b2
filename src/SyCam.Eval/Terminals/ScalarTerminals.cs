using SyCam.Grammar.Targets;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>What is read off the logits of the clean image, <c>[n,1,1,1]</c>.</summary>
internal static class ScalarTerminals
{
    public static Tensor Logit(TerminalChunk chunk, TerminalKey key) => Read(chunk, "y");

    public static Tensor Probability(TerminalChunk chunk, TerminalKey key) => Read(chunk, "p");

    private static Tensor Read(TerminalChunk chunk, string target) =>
        TargetEvaluator.Evaluate(TargetReader.Read(target).Target!, chunk.Logits, chunk.Classes).reshape(-1, 1, 1, 1);
}

using SyCam.Eval.Scoring;
using SyCam.Grammar.Typing;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Terminals;

/// <summary>Reads terminals with the running test's cancellation.</summary>
internal static class TerminalReader
{
    public static Tensor Take(this PreparedImages images, InputSource source, int first, int count) =>
        images.Read(source, first, count, TestContext.Current.CancellationToken);

    public static IReadOnlyDictionary<string, Tensor> Take(
        this PreparedImages images, Dictionary<string, InputSource> sources, int first, int count) =>
        images.Read([.. sources.Keys], sources, first, count, TestContext.Current.CancellationToken);
}

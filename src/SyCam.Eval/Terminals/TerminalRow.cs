using SyCam.Eval.Scoring;
using SyCam.Grammar.Terms;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>One row of the terminal table: a value of the image that expressions may read.</summary>
/// <param name="Source">The word after <c>from</c> in a grammar's inputs.</param>
/// <param name="Type">Which axes it has.</param>
/// <param name="Summary">One sentence for people.</param>
/// <param name="Read">Its values on <c>count</c> images from <c>start</c> on, four axes, 1 for one that its type
/// lacks; the caller frees them.</param>
internal sealed record TerminalRow(
    string Source, TermType Type, string Summary, Func<PreparedImages, int, int, Tensor> Read);

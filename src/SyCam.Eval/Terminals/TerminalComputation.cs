using SyCam.Grammar.Typing;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>Computes terminals for some images.</summary>
/// <param name="chunk">The images.</param>
/// <param name="keys">What is asked for: all of rows with this same computation.</param>
/// <returns>The values of all keys, and of what came with them at no cost: four axes <c>[n,K,h,w]</c>, with 1 for one
/// that the type lacks, and no gradient. They belong to the dispose scope that is open.</returns>
internal delegate IReadOnlyList<(InputSource Source, Tensor Values)> TerminalComputation(
    TerminalChunk chunk, IReadOnlyList<TerminalKey> keys);

using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Eval.Terminals;

/// <summary>One row of the terminal table: a value of the image that expressions may read.</summary>
public sealed record TerminalRow
{
    /// <summary>The word after <c>from</c> in a grammar's inputs.</summary>
    public required string Source { get; init; }

    /// <summary>Which axes it has.</summary>
    public required TermType Type { get; init; }

    /// <summary>True when its positions are the pixels of the input, not those of the layer.</summary>
    public bool IsAtImageSize => InputSources.IsImageSized(Source);

    /// <summary>True when it is taken at a layer; the run's target layer where the input's name has none.</summary>
    public bool TakesLayer { get; init; }

    /// <summary>True when it is taken of a target; the run's target where the input names none.</summary>
    public bool TakesTarget { get; init; }

    /// <summary>True when it is never below 0, whatever the network.</summary>
    public bool IsNonNegative { get; init; }

    /// <summary>
    /// What it takes for each image: F a forward pass, H one through the head only (from the layer on), B a pass back,
    /// K the number of channels; <c>0</c> when the network is not run. What several inputs share is counted once.
    /// </summary>
    public required string Passes { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Summary { get; init; }

    /// <summary>The paper or the code that it comes from.</summary>
    public required string Paper { get; init; }

    /// <summary>False for what is made anew as fast as it is read.</summary>
    internal bool IsKept { get; init; } = true;

    /// <summary>Computes it; rows with the same function share their passes.</summary>
    internal TerminalComputation Compute { get; init; } = null!;
}

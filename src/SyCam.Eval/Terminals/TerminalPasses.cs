namespace SyCam.Eval.Terminals;

/// <summary>What a terminal has cost so far, counted in images.</summary>
public sealed class TerminalPasses
{
    /// <summary>Passes through the whole network.</summary>
    public long Forward { get; internal set; }

    /// <summary>Passes through the network from a layer on.</summary>
    public long Head { get; internal set; }

    /// <summary>Passes back, to a layer or to the input.</summary>
    public long Backward { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Forward} F, {Head} H, {Backward} B";
}

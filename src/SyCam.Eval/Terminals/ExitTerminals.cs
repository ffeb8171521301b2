using SyCam.Eval.Exits;
using SyCam.Eval.Models;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>Maps of the exits that were trained on the network.</summary>
internal static class ExitTerminals
{
    /// <summary>The map of one exit for the explained class, <c>[n,1,h,w]</c>.</summary>
    /// <exception cref="InputException">There are no exits, or none at this layer.</exception>
    public static Tensor One(TerminalChunk chunk, TerminalKey key)
    {
        var exits = Of(chunk, key);
        var head = exits.Heads.FirstOrDefault(one => one.Layer == key.Layer) ?? throw new InputException(
            $"there is no exit at layer '{key.Layer}' (input 'from exit'). There is one at: {string.Join(", ", exits.Layers)}");
        return head.Map(chunk.Activations(key.Layer), chunk.Classes);
    }

    /// <summary>The map of all exits together, <c>[n,1,H,W]</c>.</summary>
    /// <exception cref="InputException">There are no exits.</exception>
    public static Tensor Joined(TerminalChunk chunk, TerminalKey key)
    {
        var maps = All(chunk, key);
        return Of(chunk, key).Join(GreyImages.Of(chunk.Model, chunk.Inputs), maps);
    }

    /// <summary>The mean of the maps of all exits and of their joined map, <c>[n,1,H,W]</c>.</summary>
    /// <exception cref="InputException">There are no exits.</exception>
    public static Tensor Mean(TerminalChunk chunk, TerminalKey key)
    {
        var maps = All(chunk, key);
        return cat([maps, Of(chunk, key).Join(GreyImages.Of(chunk.Model, chunk.Inputs), maps)], 1).mean([1L], true);
    }

    private static Tensor All(TerminalChunk chunk, TerminalKey key) => ExitMaps.Enlarged(
        Of(chunk, key).Heads.Select(head => head.Map(chunk.Activations(head.Layer), chunk.Classes)),
        chunk.Images.Height, chunk.Images.Width);

    private static ExitMaps Of(TerminalChunk chunk, TerminalKey key) => chunk.Model.Exits ?? throw new InputException(
        $"input 'from {key.Row.Source}' needs exits of '{chunk.Model.Sidecar.Name}': give --aggregator FILE, a file that "
        + "`sycam train ame` wrote for this network");
}

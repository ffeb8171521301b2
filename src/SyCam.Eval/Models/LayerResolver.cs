using System.Globalization;
using System.Text.RegularExpressions;

namespace SyCam.Eval.Models;

/// <summary>Turns what a user writes for a layer into the name of a stage that can be a target layer.</summary>
internal static partial class LayerResolver
{
    /// <summary>The stage meant by a dotted name, a group's name, an index into a group or a scale.</summary>
    /// <param name="network">The network.</param>
    /// <param name="deepest">The place of the stage that <c>scale1</c> means.</param>
    /// <param name="name">What the user wrote.</param>
    /// <exception cref="InputException">There is none, or it has no positions; the message has the fix.</exception>
    internal static string Resolve(Network network, int deepest, string name)
    {
        var scale = Scale().Match(name);
        if (scale.Success && network.IndexOf(name) < 0)
            return OfScale(network, deepest, name, scale.Groups["number"].Value);
        var found = Find(network, name);
        if (found < 0) throw new InputException(Unknown(network, name));
        if (network.WhyNotUsable(found) is not { } reason) return network.Stages[found].Name;
        throw new InputException(
            $"layer '{name}' cannot be a target layer: {reason}. Usable layers: {List(network)}.");
    }

    private static int Find(Network network, string name)
    {
        var exact = network.IndexOf(name);
        if (exact >= 0) return exact;
        var match = Indexed().Match(name);
        var group = match.Success ? match.Groups["group"].Value : name;
        var members = Enumerable.Range(0, network.Stages.Count)
            .Where(index => network.Stages[index].Name.StartsWith(group + ".", StringComparison.Ordinal)).ToList();
        if (members.Count == 0) return -1;
        if (!match.Success) return members[^1];
        if (!int.TryParse(match.Groups["index"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
                out var position) || position < -members.Count || position >= members.Count)
            throw new InputException($"layer '{name}': '{group}' has {members.Count} layers, so the index goes from " +
                $"{-members.Count} to {members.Count - 1}");
        return members[position < 0 ? position + members.Count : position];
    }

    /// <summary>The last layer of each resolution up to a stage, poolings left out, the coarsest first.</summary>
    internal static IReadOnlyList<(int Height, int Width, string Name)> Scales(Network network, int deepest) =>
    [
        .. Enumerable.Range(0, deepest + 1)
            .Where(index => network.WhyNotUsable(index) is null && !network.Stages[index].Layer.Passive)
            .GroupBy(index => (network.Shapes[index].Height, network.Shapes[index].Width))
            .OrderBy(group => (long)group.Key.Height * group.Key.Width)
            .Select(group => (group.Key.Height, group.Key.Width, network.Stages[group.Last()].Name)),
    ];

    private static string OfScale(Network network, int deepest, string name, string number)
    {
        var scales = Scales(network, deepest);
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            && place >= 1 && place <= scales.Count)
            return scales[place - 1].Name;
        var list = scales.Select((scale, i) => string.Create(
            CultureInfo.InvariantCulture, $"scale{i + 1} = {scale.Name} ({scale.Height} x {scale.Width})"));
        throw new InputException($"there is no layer '{name}': the network has {scales.Count} " +
            $"{(scales.Count == 1 ? "resolution" : "resolutions")}: {string.Join(", ", list)}.");
    }

    private static string Unknown(Network network, string name) =>
        $"there is no layer '{name}'.{Hint(network, name)} Usable layers: {List(network)}.";

    private static string Hint(Network network, string name)
    {
        // Code for PyTorch says model.layer4[-1].
        var prefix = Array.Find(["model.", "module."], prefix => name.StartsWith(prefix, StringComparison.Ordinal));
        if (prefix is not null && Find(network, name[prefix.Length..]) >= 0)
            return $" Leave out '{prefix}': write '{name[prefix.Length..]}'.";
        if (Around(network, name) is { } block)
            return $" It lies inside '{block}', and the network is cut only between such blocks: use '{block}'.";
        var names = network.UsableNames().ToList();
        var groups = names.Where(item => item.Contains('.', StringComparison.Ordinal))
            .Select(item => item[..item.IndexOf('.', StringComparison.Ordinal)]).Distinct();
        return Suggestion.Ask(name, names.Concat(groups));
    }

    // The block that a longer name begins with: layer4.1.conv2 or layer4[-1].conv2.
    private static string? Around(Network network, string name)
    {
        var block = network.Stages.FirstOrDefault(stage => name.StartsWith(stage.Name + ".", StringComparison.Ordinal));
        if (block is not null) return block.Name;
        var end = name.IndexOf("].", StringComparison.Ordinal);
        return end > 0 && Find(network, name[..(end + 1)]) is >= 0 and var found ? network.Stages[found].Name : null;
    }

    private static string List(Network network) => string.Join(", ", network.Stages
        .Select((stage, index) => (stage.Name, Shape: network.Shapes[index], Reason: network.WhyNotUsable(index)))
        .Where(item => item.Reason is null).Select(item => $"{item.Name} {item.Shape}"));

    [GeneratedRegex("^scale(?<number>[0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Scale();

    [GeneratedRegex(@"^(?<group>.+)\[(?<index>-?[0-9]+)\]$", RegexOptions.CultureInvariant)]
    private static partial Regex Indexed();
}

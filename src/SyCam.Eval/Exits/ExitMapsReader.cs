using System.Security.Cryptography;
using SyCam.Eval.Models;
using static TorchSharp.torch;

namespace SyCam.Eval.Exits;

/// <summary>Reads the exits that were trained on a network.</summary>
internal static class ExitMapsReader
{
    private const string Advice = "train exits on this network (sycam train ame)";

    /// <summary>The exits of a file, on the network's device.</summary>
    /// <exception cref="InputException">The file is absent or damaged, or was trained on another network.</exception>
    public static ExitMaps Read(string path, CamModel model)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        using var file = SafetensorsFile.Open(path);
        CheckNetwork(file, model);
        List<ExitHead> heads = [];
        while (LayerOf(file, heads.Count) is { } layer) heads.Add(Head(file, model, heads.Count, layer));
        if (heads.Count < 2) throw Bad(file, $"it has {heads.Count} exits, and at least two are joined");
        var attention = Enumerable.Range(0, ExitNames.AttentionLayers)
            .Select(place => Layer(file, model, place, heads.Count)).ToList();
        var expected = 1 + (2 * heads.Count) + attention.Sum(_ => ExitNames.Attention(0).Count);
        if (file.Entries.Count != expected) throw Bad(file, $"it has {file.Entries.Count} tensors, {expected} belong there");
        return new ExitMaps(heads, attention, HashOf(path)).Share();
    }

    private static void CheckNetwork(SafetensorsFile file, CamModel model)
    {
        if (file.Find(ExitNames.Network) is null)
            throw Bad(file, $"it has no tensor '{ExitNames.Network}', so it is no file of exits: {Advice}");
        var hash = Convert.ToHexStringLower(Take(file, ExitNames.Network, ScalarType.Byte, 32).bytes);
        if (hash != model.Hash)
            throw Bad(file, $"it belongs to a network with the checksum {hash[..16]}..., and that of '{model.Sidecar.Name}' is "
                + $"{model.Hash[..16]}...: {Advice}");
    }

    // The layer's name stands between the exit's number and the tensor's kind.
    private static string? LayerOf(SafetensorsFile file, int place)
    {
        var prefix = ExitNames.Exit(place);
        var name = file.Entries.Select(entry => entry.Name).FirstOrDefault(name =>
            name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(".weight", StringComparison.Ordinal)
            && name.Length > prefix.Length + ".weight".Length);
        return name?[prefix.Length..^".weight".Length];
    }

    private static ExitHead Head(SafetensorsFile file, CamModel model, int place, string layer)
    {
        var shape = model.DescribeLayers().FirstOrDefault(one => one.Name == layer);
        if (shape is not { Usable: true })
            throw Bad(file, $"it has an exit at '{SafetensorsHeader.Shown(layer)}', which is no layer of '{model.Sidecar.Name}'");
        var name = ExitNames.Exit(place) + layer;
        return new ExitHead(
            layer,
            Take(file, name + ".weight", ScalarType.Float32, model.ClassCount, shape.Channels, 1, 1)
                .reshape(model.ClassCount, shape.Channels).to(model.Device),
            Take(file, name + ".bias", ScalarType.Float32, model.ClassCount).to(model.Device));
    }

    private static AttentionLayer Layer(SafetensorsFile file, CamModel model, int place, int exits)
    {
        var (from, to) = ExitNames.Channels(place, exits);
        Tensor[] read = [.. ExitNames.Attention(place).Select((name, i) => i == 0
            ? Take(file, name, ScalarType.Float32, to, from, AttentionLayer.Window, AttentionLayer.Window)
            : Take(file, name, ScalarType.Float32, to))];
        Tensor[] here = [.. read.Select(tensor => tensor.to(model.Device))];
        return new AttentionLayer(here[0], here[1], here[2], here[3], here[4]);
    }

    private static Tensor Take(SafetensorsFile file, string name, ScalarType type, params long[] shape)
    {
        if (file.Find(name) is null) throw Bad(file, $"it has no tensor '{SafetensorsHeader.Shown(name)}'");
        var read = file.Read(name);
        if (read.dtype != type || !read.shape.SequenceEqual(shape))
            throw Bad(file, $"tensor '{SafetensorsHeader.Shown(name)}' is {read.dtype} [{string.Join(", ", read.shape)}], and "
                + $"{type} [{string.Join(", ", shape)}] belongs there");
        return read;
    }

    private static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static InputException Bad(SafetensorsFile file, string what) => new($"cannot use '{file.Path}' as exits: {what}");
}

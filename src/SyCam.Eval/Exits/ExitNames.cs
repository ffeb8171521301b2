using System.Globalization;

namespace SyCam.Eval.Exits;

/// <summary>How the tensors of a file of exits are called: those of the attention as in PyTorch's list of convolution,
/// norm and ReLU, four times.</summary>
internal static class ExitNames
{
    /// <summary>The checksum of the network's weights, 32 bytes.</summary>
    public const string Network = "network.sha256";

    private const int ModulesOfLayer = 3;

    /// <summary>The number of attention layers.</summary>
    public const int AttentionLayers = 4;

    /// <summary>The channels between them.</summary>
    public const int Width = 32;

    /// <summary>What the names of an exit's tensors begin with, its layer aside.</summary>
    public static string Exit(int place) => string.Create(CultureInfo.InvariantCulture, $"exit.{place}.");

    /// <summary>The channels that go into an attention layer and come out of it.</summary>
    public static (int In, int Out) Channels(int place, int exits) =>
        (place == 0 ? exits : Width, place == AttentionLayers - 1 ? exits : Width);

    /// <summary>The names of an attention layer's tensors: weight, scale, shift, running mean and running variance.
    /// </summary>
    public static IReadOnlyList<string> Attention(int place)
    {
        var (convolution, norm) = (Module(place * ModulesOfLayer), Module((place * ModulesOfLayer) + 1));
        return
        [
            convolution + "weight", norm + "weight", norm + "bias", norm + "running_mean", norm + "running_var",
        ];
    }

    private static string Module(int place) => string.Create(CultureInfo.InvariantCulture, $"attention.{place}.");
}

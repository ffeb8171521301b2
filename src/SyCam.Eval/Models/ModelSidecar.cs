namespace SyCam.Eval.Models;

/// <summary>
/// What a weights file does not say about its network: a JSON file beside it (docs/models.md has the format).
/// </summary>
public sealed record ModelSidecar
{
    /// <summary>Mean of ImageNet's red, green and blue, in [0,1]: the usual normalization.</summary>
    public static IReadOnlyList<double> ImageNetMean { get; } = [0.485, 0.456, 0.406];

    /// <summary>Standard deviation of ImageNet's red, green and blue, in [0,1].</summary>
    public static IReadOnlyList<double> ImageNetStd { get; } = [0.229, 0.224, 0.225];

    /// <summary>The network's name.</summary>
    public required string Name { get; init; }

    /// <summary>The architecture's name, e.g. <c>resnet18</c> or <c>sequential</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>The layers of a sequential network in order; empty for the named architectures.</summary>
    public IReadOnlyList<LayerSpecification> Layers { get; init; } = [];

    /// <summary>The shape of an input image.</summary>
    public required ModelInput Input { get; init; }

    /// <summary>Subtracted from each channel of an image scaled to [0,1].</summary>
    public IReadOnlyList<double> Mean { get; init; } = ImageNetMean;

    /// <summary>Then each channel is divided by this.</summary>
    public IReadOnlyList<double> Std { get; init; } = ImageNetStd;

    /// <summary>The classes in the order of the logits; empty when they are not known.</summary>
    public IReadOnlyList<ModelClass> Classes { get; init; } = [];

    /// <summary>The target layer when the user names none; null for the architecture's usual one.</summary>
    public string? DefaultLayer { get; init; }

    /// <summary>SHA-256 of the weights file in hex, checked on loading when given.</summary>
    public string? Sha256 { get; init; }

    /// <summary>What was assumed because the sidecar, or a part of it, was not there. One sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

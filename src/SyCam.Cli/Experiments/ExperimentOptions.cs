using SyCam.Eval.Data;

namespace SyCam.Cli.Experiments;

/// <summary>Which network, which images and which class: what every command that scores needs.</summary>
internal sealed record ExperimentOptions
{
    /// <summary>The weights file.</summary>
    public required string Model { get; init; }

    /// <summary>The weights' description; null: the JSON file beside them.</summary>
    public string? Sidecar { get; init; }

    /// <summary>The architecture of weights without a description; null: as their tensors say.</summary>
    public string? Architecture { get; init; }

    /// <summary>The trained exits of the network; null: none.</summary>
    public string? Aggregator { get; init; }

    /// <summary>The target layer; null: the network's usual one.</summary>
    public string? Layer { get; init; }

    /// <summary>A folder, a list or a CSV table of images.</summary>
    public required string Images { get; init; }

    /// <summary>A folder of object masks.</summary>
    public string? Masks { get; init; }

    /// <summary>Objects described otherwise than by masks.</summary>
    public string? Annotations { get; init; }

    /// <summary>Which classes categories and the labels of masks stand for.</summary>
    public string? CategoryMap { get; init; }

    /// <summary>Whether objects that are marked as crowds count.</summary>
    public bool IncludeCrowds { get; init; }

    /// <summary>A CSV table of labels.</summary>
    public string? Labels { get; init; }

    /// <summary>Rows of the CSV table to keep, as <c>column=value</c>.</summary>
    public IReadOnlyList<ColumnFilter> Where { get; init; } = [];

    /// <summary>The class to explain: <c>label</c>, <c>predicted</c>, or an index or a name for all images; null: the
    /// label where there is one and otherwise the predicted class.</summary>
    public string? Class { get; init; }

    /// <summary>What gradients and scores are taken of; null: the logit of the class.</summary>
    public string? Target { get; init; }

    /// <summary>The most images to use; null: all.</summary>
    public int? Limit { get; init; }

    /// <summary>The part of the images that the search may look at.</summary>
    public double SearchFraction { get; init; } = 0.5;

    /// <summary>True makes an unusable image an error.</summary>
    public bool Strict { get; init; }

    /// <summary>Decides the split.</summary>
    public int Seed { get; init; }

    /// <summary>Threads of the tensor library; null: the physical cores.</summary>
    public int? Threads { get; init; }

    /// <summary>The device, as <see cref="DeviceChoice"/> reads it.</summary>
    public string Device { get; init; } = DeviceChoice.Auto;

    /// <summary>What final scores are computed in, as <see cref="ScorePrecision"/> reads it.</summary>
    public string Precision { get; init; } = ScorePrecision.Usual;

    /// <summary>Images of one forward pass; null: by the size of the network's activations.</summary>
    public int? BatchSize { get; init; }
}

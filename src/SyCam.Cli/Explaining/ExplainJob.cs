using SyCam.Cli.Experiments;
using SyCam.Eval.Images;
using SyCam.Eval.Saliency;
using SyCam.Grammar.Targets;

namespace SyCam.Cli.Explaining;

/// <summary>What is to be drawn, as the user asked for it.</summary>
internal sealed record ExplainJob
{
    /// <summary>Files and folders of pictures.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>The weights file.</summary>
    public required string Model { get; init; }

    /// <summary>The weights' description; null: the JSON file beside them.</summary>
    public string? Sidecar { get; init; }

    /// <summary>The architecture of weights without a description; null: as their tensors say.</summary>
    public string? Architecture { get; init; }

    /// <summary>The trained exits of the network; null: none.</summary>
    public string? Aggregator { get; init; }

    /// <summary>Target layers by commas, <c>all</c>, or null for the usual one.</summary>
    public string? Layers { get; init; }

    /// <summary>The methods, over names that mean the same in all of them.</summary>
    public required IReadOnlyList<Method> Methods { get; init; }

    /// <summary>The class: <c>predicted</c>, an index, a name, or null for the predicted one.</summary>
    public string? Class { get; init; }

    /// <summary>How many of the network's first classes to explain; null: the class alone.</summary>
    public int? TopClasses { get; init; }

    /// <summary>True adds a row with all classes in one picture to the grid.</summary>
    public bool FusesClasses { get; init; }

    /// <summary>What gradients and scores are taken of.</summary>
    public required TargetExpression Target { get; init; }

    /// <summary>The device, as <see cref="DeviceChoice"/> reads it.</summary>
    public required string Device { get; init; }

    /// <summary>True averages over six changed copies.</summary>
    public bool SmoothsAugmented { get; init; }

    /// <summary>How it looks.</summary>
    public required ExplainStyle Style { get; init; }

    /// <summary>Where maps are cut into regions; null: nowhere.</summary>
    public RegionRule? Regions { get; init; }

    /// <summary>The folder of all files, or the picture of the grid alone.</summary>
    public required string Output { get; init; }

    /// <summary>What is written of each map.</summary>
    public required IReadOnlySet<MapFileKind> Saved { get; init; }

    /// <summary>Bits of a heatmap's pixel: 8 or 16.</summary>
    public int Depth { get; init; } = 8;

    /// <summary>The most rows of the grid.</summary>
    public int MostRows { get; init; }

    /// <summary>True makes a picture that cannot be read an error.</summary>
    public bool Strict { get; init; }

    /// <summary>True when the grid alone is wanted.</summary>
    public bool IsGridOnly => string.Equals(Path.GetExtension(Output), ".png", StringComparison.OrdinalIgnoreCase);
}

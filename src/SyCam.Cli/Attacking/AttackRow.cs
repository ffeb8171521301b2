using SyCam.Cli.Experiments.Tables;
using SyCam.Eval.Saliency;

namespace SyCam.Cli.Attacking;

/// <summary>How a network fares under one kind of budget, image by image.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Kind">Control for a budget that no map decides.</param>
internal sealed record AttackRow(string Name, MethodKind Kind)
{
    /// <summary>The row that this one is compared with; null: none.</summary>
    public AttackRow? Reference { get; init; }

    /// <summary>1 for each image whose label the network still ranks first, 0 for the others.</summary>
    public List<double> Right { get; } = [];

    /// <summary>The cross-entropy of each image against its label.</summary>
    public List<double> Loss { get; } = [];

    /// <summary>The mean budget of each image in 255ths.</summary>
    public List<double> Budget { get; } = [];

    /// <summary>The part of each image's values (three for a pixel) that are important; NaN without a map.</summary>
    public List<double> Important { get; } = [];

    /// <summary>The status of each image's map; empty without maps.</summary>
    public List<MapStatus> Statuses { get; } = [];
}

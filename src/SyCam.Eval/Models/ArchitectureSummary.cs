namespace SyCam.Eval.Models;

/// <summary>What is known of an architecture without any weights.</summary>
/// <param name="Name">The word for it in a sidecar.</param>
/// <param name="Input">The shape of an image when nothing else is said.</param>
/// <param name="DefaultLayer">The target layer when nobody names one.</param>
/// <param name="Classes">The number of classes of the published networks.</param>
/// <param name="ParameterCount">Learned parameters with that many classes.</param>
public sealed record ArchitectureSummary(
    string Name, ModelInput Input, string DefaultLayer, int Classes, long ParameterCount);

using SyCam.Eval.Models.Layers;

namespace SyCam.Eval.Models;

/// <summary>One row of the table of architectures.</summary>
/// <param name="Name">torchvision's name where it has one.</param>
/// <param name="ClassifierWeight">The tensor whose first size is the number of classes.</param>
/// <param name="InputSize">Side of the square images it is made for, when nothing else is said.</param>
/// <param name="Body">
/// The group of layers whose last one is the usual target: <c>layer4</c>, <c>features</c>; or a layer that all others with
/// positions come before.
/// </param>
/// <param name="Build">Makes the stages for a number of classes.</param>
internal sealed record Architecture(
    string Name, string ClassifierWeight, int InputSize, string Body, Func<int, IReadOnlyList<Stage>> Build)
{
    /// <summary>The number of classes of the published networks: ImageNet's, or CIFAR-10's for its small images.
    /// </summary>
    internal int PublishedClasses => InputSize == 32 ? 10 : 1000;

    /// <summary>The network without weights for images of the usual size.</summary>
    internal Network Network(int classes) => new(Build(classes), new FeatureShape(3, InputSize, InputSize));
}

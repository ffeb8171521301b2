namespace SyCam.Eval.Models;

/// <summary>One row of the table of architectures.</summary>
/// <param name="Name">torchvision's name where it has one.</param>
/// <param name="ClassifierWeight">The tensor whose first size is the number of classes.</param>
/// <param name="InputSize">Side of the square images it is made for, when nothing else is said.</param>
/// <param name="Body">The group of layers whose last one is the usual target: <c>layer4</c>, <c>features</c>.</param>
/// <param name="Build">Makes the stages for a number of classes.</param>
internal sealed record Architecture(
    string Name, string ClassifierWeight, int InputSize, string Body, Func<int, IReadOnlyList<Stage>> Build);

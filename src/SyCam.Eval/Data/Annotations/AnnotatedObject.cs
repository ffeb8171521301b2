using SyCam.Eval.Images;

namespace SyCam.Eval.Data.Annotations;

/// <summary>One object of a picture.</summary>
/// <param name="Category">What it is, in the words of the annotation; null when that is not said.</param>
/// <param name="Shapes">Its parts, at least one.</param>
/// <param name="Box">The box around it.</param>
public sealed record AnnotatedObject(string? Category, IReadOnlyList<ObjectShape> Shapes, Box Box);

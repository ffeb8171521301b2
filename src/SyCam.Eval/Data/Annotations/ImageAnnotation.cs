using SyCam.Eval.Images;

namespace SyCam.Eval.Data.Annotations;

/// <summary>The objects of one picture.</summary>
/// <param name="Place">The file, and where in it, for messages.</param>
/// <param name="Height">The rows of the picture that it was made for; 0 when that is not said.</param>
/// <param name="Width">The columns of that picture; 0 when that is not said.</param>
/// <param name="Objects">The objects; there may be none.</param>
public sealed record ImageAnnotation(string Place, int Height, int Width, IReadOnlyList<AnnotatedObject> Objects)
{
    /// <summary>Why the annotation cannot be used, or null.</summary>
    public string? Fault { get; init; }

    /// <summary>The objects of some classes united, as large as the picture: 255 on them and 0 elsewhere.</summary>
    /// <param name="chosen">Says which objects count.</param>
    /// <param name="height">The picture's rows.</param>
    /// <param name="width">The picture's columns.</param>
    /// <returns>The mask; as large as the picture that the annotation was made for, when that is said.</returns>
    public GreyImage ToMask(Func<AnnotatedObject, bool> chosen, int height, int width)
    {
        if (Height > 0) (height, width) = (Height, Width);
        var mask = new byte[height * width];
        foreach (var shape in Objects.Where(chosen).SelectMany(one => one.Shapes)) shape.Draw(mask, height, width);
        return new GreyImage(height, width, mask);
    }

    /// <summary>The boxes of the chosen objects in the picture's pixels.</summary>
    /// <inheritdoc cref="ToMask"/>
    public IReadOnlyList<Box> ToBoxes(Func<AnnotatedObject, bool> chosen, int height, int width)
    {
        var (down, right) = Height > 0 ? ((double)height / Height, (double)width / Width) : (1, 1);
        return [.. Objects.Where(chosen).Select(one => one.Box).Select(box =>
            new Box(box.Left * right, box.Top * down, box.Right * right, box.Bottom * down))];
    }
}

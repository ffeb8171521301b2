using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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

    /// <summary>A hash of all that the objects say: equal for annotations that mark the same pixels as the same.</summary>
    public byte[] ToHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var one in Objects)
        {
            var bounds = one.Shapes.Select(shape => shape.Bounds).Append(one.Box).Select(box =>
                string.Create(CultureInfo.InvariantCulture, $"{box.Left:R} {box.Top:R} {box.Right:R} {box.Bottom:R}"));
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"{Height} {Width} {one.Category} {string.Join(' ', bounds)}\n")));
            // Without a size the bounds say it all: such annotations are boxes.
            if (Height > 0) hash.AppendData(SHA256.HashData(ToMask(other => ReferenceEquals(other, one), Height, Width).Pixels));
        }

        return hash.GetHashAndReset();
    }

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

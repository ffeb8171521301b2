using SyCam.Eval.Images;

namespace SyCam.Eval.Data.Annotations;

/// <summary>The outline of an object in the pixels of its picture.</summary>
public abstract class ObjectShape
{
    private protected ObjectShape()
    {
    }

    /// <summary>The smallest box around the shape.</summary>
    public abstract Box Bounds { get; }

    /// <summary>Marks the pixels of the shape with 255: those whose middle lies inside.</summary>
    /// <param name="mask">The pixels, row by row.</param>
    /// <param name="height">The rows.</param>
    /// <param name="width">The columns.</param>
    internal abstract void Draw(Span<byte> mask, int height, int width);

    /// <summary>The first pixel, within 0 and a limit, whose middle does not lie before an edge.</summary>
    private protected static int FirstFrom(double edge, int limit) => (int)Math.Clamp(Math.Ceiling(edge - 0.5), 0, limit);
}

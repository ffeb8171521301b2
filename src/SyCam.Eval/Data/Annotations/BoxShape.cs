using SyCam.Eval.Images;

namespace SyCam.Eval.Data.Annotations;

/// <summary>A box.</summary>
internal sealed class BoxShape(Box box) : ObjectShape
{
    public override Box Bounds => box;

    internal override void Draw(Span<byte> mask, int height, int width)
    {
        var (left, right) = (FirstFrom(box.Left, width), FirstFrom(box.Right, width));
        for (var y = FirstFrom(box.Top, height); y < FirstFrom(box.Bottom, height); y++)
            mask[((y * width) + left)..((y * width) + right)].Fill(byte.MaxValue);
    }
}

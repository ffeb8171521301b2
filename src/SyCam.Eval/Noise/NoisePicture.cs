using SyCam.Eval.Terminals;

namespace SyCam.Eval.Noise;

/// <summary>A picture that noise is put on.</summary>
/// <param name="Pixels">Its values in [0,1], <c>[3,H,W]</c>; not to be changed.</param>
/// <param name="Height">Its rows.</param>
/// <param name="Width">Its columns.</param>
/// <param name="Random">The numbers of this picture and copy.</param>
internal sealed record NoisePicture(float[] Pixels, int Height, int Width, NormalNoise Random)
{
    /// <summary>The number of pixels of one channel.</summary>
    public int Plane => Height * Width;
}

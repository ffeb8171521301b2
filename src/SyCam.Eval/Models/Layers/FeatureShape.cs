namespace SyCam.Eval.Models.Layers;

/// <summary>
/// The shape of one image's features: a map [Channels, Height, Width], or a vector [Channels] after flattening.
/// </summary>
internal readonly record struct FeatureShape(int Channels, int Height, int Width, bool Flat = false)
{
    /// <summary>The shape of a vector of that many numbers.</summary>
    internal static FeatureShape Vector(int length) => new(length, 1, 1, true);

    public override string ToString() => Flat ? $"[{Channels}]" : $"[{Channels}, {Height}, {Width}]";
}

using SyCam.Eval.Attacks;

namespace SyCam.Eval.Noise;

/// <summary>One row of the table of noise kinds. Noise acts on pixel values in [0,1], before the network's normalisation, and
/// what leaves that range is cut off.</summary>
/// <param name="Name">The name in commands and tables.</param>
/// <param name="Aliases">Other names that people know it by.</param>
/// <param name="Level">Its strength where none is given.</param>
/// <param name="Least">The least strength.</param>
/// <param name="Greatest">The greatest strength.</param>
/// <param name="Unit">What the strength is, with its unit.</param>
/// <param name="Summary">What it does, for people.</param>
/// <param name="Source">The paper or the reference implementation.</param>
public sealed record NoiseKind(
    string Name, IReadOnlyList<string> Aliases, double Level, double Least, double Greatest, string Unit, string Summary,
    string Source)
{
    /// <summary>False where all copies of a picture are the same, so that one is enough.</summary>
    public bool IsRandom { get; init; } = true;

    /// <summary>Puts noise of a strength on a picture: values <c>[3,H,W]</c>, to be cut to [0,1].</summary>
    internal Func<NoisePicture, double, float[]> Apply { get; init; } = (picture, _) => picture.Pixels;

    /// <summary>The steps of an attack of a strength on the network, in place of noise; null for none.</summary>
    internal Func<double, AttackOptions>? Attack { get; init; }
}

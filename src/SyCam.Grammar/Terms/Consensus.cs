namespace SyCam.Grammar.Terms;

/// <summary>
/// The agreement of maps: at each pixel of the image the share of maps that have the pixel among their highest ones.
/// With one map this is its thresholding. The idea is MetaCAM's (arXiv 2307.16863); which pixels count where values are
/// equal, and that agreement is a share and not all or nothing, are our choices.
/// </summary>
public static class Consensus
{
    /// <summary>What the language calls it: <c>consensus(share; map, ...)</c>.</summary>
    public const string Name = "consensus";

    /// <summary>
    /// The mean over the maps of 1 where <c>rank(upsample(map))</c> is above 1 - <paramref name="share"/>, else 0. Equal
    /// values are in or out together, by the middle of their places.
    /// </summary>
    /// <param name="share">The share of pixels that count as highest, above 0 and below 1.</param>
    /// <param name="maps">At least one term of type map.</param>
    /// <exception cref="ArgumentException">The share is out of range, or there is no map.</exception>
    public static Term Of(Rational share, IReadOnlyList<Term> maps)
    {
        if (!IsShare(share)) throw new ArgumentException("a share is above 0 and below 1", nameof(share));
        if (maps.Count == 0) throw new ArgumentException("a consensus needs a map", nameof(maps));
        Term[] tops = [.. maps.Select(map => Top(share, map))];
        return tops.Length == 1
            ? tops[0]
            : Term.Of(Operators.Mul, Term.Constant(new Rational(1, tops.Length)), Term.Of(Operators.Add, tops));
    }

    /// <summary>True for the shares that a consensus can have.</summary>
    public static bool IsShare(Rational share) => share.Sign > 0 && (Rational.One - share).Sign > 0;

    /// <summary>The ranks of a map at the size of the image.</summary>
    /// <param name="map">A term of type map.</param>
    public static Term Rank(Term map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return Term.Of(Operators.Rank, map.Layer == Term.ImageLayer ? map : Term.Of(Operators.Upsample, map));
    }

    private static Term Top(Rational share, Term map)
    {
        var above = Term.Of(Operators.Add, Rank(map), Term.Constant(share - Rational.One));
        return Term.Of(Operators.Div0, Term.Of(Operators.Relu, above), above);
    }
}

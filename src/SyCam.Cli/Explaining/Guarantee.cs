namespace SyCam.Cli.Explaining;

/// <summary>What is known of HiResCAM's guarantee for one map: that it shows just the places that the network used, since it
/// adds up to the logit without its bias.</summary>
/// <param name="Holds">True where it follows from the network's structure.</param>
/// <param name="Why">Why it holds or does not.</param>
/// <param name="Sum">The sum of the raw map over its positions, without a relu at the root of the method.</param>
/// <param name="LogitMinusBias">What the sum must be; null where the guarantee does not hold, for then there is no one bias.
/// </param>
internal sealed record Guarantee(bool Holds, string Why, double Sum, double? LogitMinusBias)
{
    /// <summary>How far the sum lies from what it must be.</summary>
    public double? Difference => Sum - LogitMinusBias;
}

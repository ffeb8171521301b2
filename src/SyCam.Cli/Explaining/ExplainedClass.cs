using System.Globalization;

namespace SyCam.Cli.Explaining;

/// <summary>A class that is explained on a picture.</summary>
/// <param name="Index">Its index.</param>
/// <param name="Name">Its name, or its index where the model has no names.</param>
/// <param name="Logit">The network's logit of it.</param>
/// <param name="Probability">The network's probability of it.</param>
/// <param name="Rank">1 for the class that the network ranks first.</param>
/// <param name="Chance">The probability of each class by chance.</param>
internal sealed record ExplainedClass(long Index, string Name, double Logit, double Probability, int Rank, double Chance)
{
    /// <summary>False when the network gives the class no more than chance does: there is little to explain.</summary>
    public bool IsAboveChance => Probability > Chance;

    /// <summary>The class as captions say it.</summary>
    public string Caption => string.Create(
        CultureInfo.InvariantCulture, $"{Name}: {Probability:0.000}{(IsAboveChance ? "" : $"\nnot above chance ({Chance:0.000})")}");
}

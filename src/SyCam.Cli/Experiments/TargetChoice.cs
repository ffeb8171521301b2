using SyCam.Eval;
using SyCam.Grammar.Targets;

namespace SyCam.Cli.Experiments;

/// <summary>Reads the target that a user asked for.</summary>
internal static class TargetChoice
{
    /// <summary>The target; the logit of the explained class when nothing was said.</summary>
    /// <exception cref="InputException">It has a mistake; the message shows the place.</exception>
    public static TargetExpression Read(string? said)
    {
        if (said is null) return TargetExpression.Default;
        var reading = TargetReader.Read(said);
        return reading.Target ?? throw new InputException(reading.Report().TrimEnd());
    }

    /// <summary>The canonical text of a target; empty for the logit of the explained class, which inputs do not name.
    /// </summary>
    /// <exception cref="InputException">It has a mistake; the message shows the place.</exception>
    public static string Canonical(string? said)
    {
        var target = Read(said);
        return target == TargetExpression.Default ? "" : target.ToString();
    }
}

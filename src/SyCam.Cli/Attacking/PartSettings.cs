using SyCam.Eval.Attacks;

namespace SyCam.Cli.Attacking;

/// <summary>An attack and how its budget follows from a map.</summary>
internal sealed record PartSettings
{
    /// <summary>The attack's name.</summary>
    public required string Attack { get; init; }

    /// <summary>Its steps.</summary>
    public required AttackOptions Steps { get; init; }

    /// <summary>What makes a pixel important.</summary>
    public required BudgetRule Rule { get; init; }

    /// <summary>The budget of important pixels, of pixels in [0,1].</summary>
    public required double Epsilon { get; init; }

    /// <summary>The budget of the others.</summary>
    public required double EpsilonLow { get; init; }

    /// <summary>All of it in a line.</summary>
    public override string ToString() =>
        $"{Attack}, {Steps.Steps} {(Steps.Steps == 1 ? "step" : "steps")} of {(Steps.StepSize is { } size ? PixelAmount.ToText(size) : "the whole budget")}, "
        + $"epsilon {PixelAmount.ToText(Epsilon)}, low {PixelAmount.ToText(EpsilonLow)}, rule {Rule.Name}, seed {Steps.Seed}";
}

using SyCam.Eval.Attacks;

namespace SyCam.Cli.Attacking;

/// <summary>An attack that users can name.</summary>
/// <param name="Name">What they write.</param>
/// <param name="Options">Its steps, from those that were asked for.</param>
internal sealed record AttackKind(string Name, Func<AttackOptions, AttackOptions> Options)
{
    /// <summary>All of them, the usual one first.</summary>
    public static IReadOnlyList<AttackKind> All { get; } =
    [
        new("pgd", asked => asked),
        new("fgsm", asked => AttackOptions.SingleStep with { Seed = asked.Seed }),
    ];
}

using System.Globalization;

namespace SyCam.Grammar.Typing;

/// <summary>How well a rule is supported: proved in some form, or tested on so many tensors.</summary>
public sealed record RuleStatus
{
    private RuleStatus()
    {
    }

    /// <summary>The form of proof, such as <c>one-position</c>; empty for a rule that is only tested.</summary>
    public string Method { get; private init; } = "";

    /// <summary>The time of the proof in milliseconds, to the microsecond; it informs and decides nothing.</summary>
    public double Milliseconds { get; private init; }

    /// <summary>The hash of the deciding query; empty where there was none.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>The number of tensors that a tested rule held on; 0 for a proved one.</summary>
    public int Tests { get; private init; }

    /// <summary>True for a rule that was proved.</summary>
    public bool IsProved => Method.Length > 0;

    /// <summary>A proof.</summary>
    /// <param name="method">The form of proof.</param>
    /// <param name="milliseconds">The time it took.</param>
    /// <param name="hash">The hash of the deciding query, or empty.</param>
    public static RuleStatus Proved(string method, double milliseconds, string hash)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        return new RuleStatus { Method = method, Milliseconds = Math.Round(milliseconds, 3), Hash = hash };
    }

    /// <summary>A number of tests.</summary>
    public static RuleStatus Tested(int tests) => new() { Tests = tests };

    /// <summary>As the language writes it: <c>proved(one-position, 0.4 ms, "1a2b")</c>, <c>tested(10000)</c>.</summary>
    public override string ToString() => IsProved
        ? $"proved({Method}, {Milliseconds.ToString("0.###", CultureInfo.InvariantCulture)} ms"
            + $"{(Hash.Length == 0 ? "" : $", \"{Hash}\"")})"
        : string.Create(CultureInfo.InvariantCulture, $"tested({Tests})");
}

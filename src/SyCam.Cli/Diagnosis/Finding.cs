namespace SyCam.Cli.Diagnosis;

/// <summary>One thing that the doctor looked at.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Severity">How it is.</param>
/// <param name="Text">What was seen, and the fix where something is wrong.</param>
internal sealed record Finding(string Name, FindingSeverity Severity, string Text)
{
    /// <summary>Something that is as it should be.</summary>
    public static Finding Fine(string name, string text) => new(name, FindingSeverity.Fine, text);

    /// <summary>What a check says, or its failure as a problem.</summary>
    public static Finding Of(string name, Func<Finding> check)
    {
        try
        {
            return check();
        }
#pragma warning disable CA1031 // The doctor's job is to report whatever is wrong and go on.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new Finding(name, FindingSeverity.Broken, error.Message);
        }
    }

    /// <summary>The line for people.</summary>
    public override string ToString() => Severity switch
    {
        FindingSeverity.Warning => $"{Name}: warning: {Text}",
        FindingSeverity.Broken => $"{Name}: PROBLEM: {Text}",
        _ => $"{Name}: {Text}",
    };
}

using System.Globalization;

namespace SyCam.Cli.Reports;

/// <summary>What scores hold for, taken apart from the one line that names it:
/// <c>model NAME HASH; layer ...; class ...; target ...; images COUNT HASH ...; saliency ...</c>.</summary>
internal sealed record Setting(IReadOnlyList<(string Name, string Value)> Parts)
{
    /// <summary>Reads the line; an unknown form is one part without a name.</summary>
    public static Setting Of(string oracle) => new([.. oracle.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(part =>
        part.Split(' ', 2) is [var name, var value] ? (name, value) : ("", part))]);

    /// <summary>A part's value; null when there is none.</summary>
    public string? Find(string name)
    {
        var found = Parts.FirstOrDefault(part => part.Name == name);
        return found == default ? null : found.Value;
    }

    /// <summary>The first word of a part; null when there is no such part.</summary>
    public string? Word(string name) => Find(name)?.Split(' ')[0];

    /// <summary>The number of images of both splits; null when it is not said.</summary>
    public int? Images =>
        int.TryParse(Word("images"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}

namespace SyCam.Grammar.Typing;

/// <summary>What the customary names of inputs stand for, for which <c>from</c> is not needed.</summary>
public static class InputSources
{
    /// <summary>The source of activations.</summary>
    public const string Activation = "activation";

    private static readonly (string Name, string Source)[] Table =
    [
        ("A", Activation), ("G", "gradient"), ("H", "hvp"), ("S", "score_cam"), ("D", "ablation"),
        ("W", "classifier"), ("y", "logit"), ("p", "probability"),
        ("random", "random"), ("fake", "fake"), ("gaussian", "gaussian"),
    ];

    private static readonly string[] ImageSized = ["ame", "ame_mean", "fake", "fullgrad", "gaussian"];

    /// <summary>True for the sources whose maps have the size of the input image and not of a layer.</summary>
    public static bool IsImageSized(string source) => ImageSized.Contains(source);

    /// <summary>The customary names, in table order.</summary>
    public static IReadOnlyList<string> Customary { get; } = [.. Table.Select(row => row.Name)];

    /// <summary>The source that a name stands for by custom, a place after <c>@</c> left aside; null when there is
    /// none.</summary>
    public static string? Of(string name)
    {
        var plain = name.Split('@')[0];
        return Table.Where(row => row.Name == plain).Select(row => row.Source).FirstOrDefault();
    }
}

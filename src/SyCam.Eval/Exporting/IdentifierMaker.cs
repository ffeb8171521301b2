using System.Text.RegularExpressions;

namespace SyCam.Eval.Exporting;

/// <summary>Makes identifiers of the names of inputs, each of its own, that C# and Python both take.</summary>
public sealed partial class IdentifierMaker
{
    // The languages' own words, and those that exported files use: a test writes files with inputs of such names.
    private static readonly string[] Reserved =
    [
        .. ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do "
            + "double else enum event explicit extern false finally fixed float for foreach goto if implicit in int "
            + "interface internal is lock long namespace new null object operator out override params private protected "
            + "public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw "
            + "true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while var "
            + "and assert async await def del elif except from global import lambda nonlocal not or pass raise with "
            + "yield None True False").Split(' '),
        .. ("height width features head network images target logits activations scope quiet recording raw large least "
            + "greatest range proper torch nn linalg autograd tensor full zeros ones arange cat stack maximum no_grad "
            + "enable_grad self input_tensor target_layer targets grads class_idx scores kwargs weights layers x y_ "
            + "Map Saliency Explain SelfTest Main Math Func List Tensor Console Expression Sample System TorchSharp "
            + "Span Random ScalarType InterpolationMode NewDisposeScope DivideOrZero MinMax Upsample Eigen Kpca Project Rank "
            + "Gradient HessianTimes PerChannel ChannelsAtOnce Ablation SeenThrough Resized Scaled IsFlat Strengthened "
            + "Normal Noisy SmoothGradient RandomWeights AtPixels Squared "
            + "BaseCAM raw_map saliency selftest span zip").Split(' '),
    ];

    private readonly HashSet<string> _taken = [.. Reserved];

    /// <summary>The name of a class for a file: a file may have any name, a class may not.</summary>
    /// <param name="path">The file; null when there is none.</param>
    public static string TypeName(string? path)
    {
        var name = new string([.. Path.GetFileNameWithoutExtension(path ?? "ExportedCam").Where(char.IsAsciiLetterOrDigit)]);
        if (name.Length == 0 || char.IsAsciiDigit(name[0])) name = "Cam" + name;
        name = char.ToUpperInvariant(name[0]) + name[1..];
        return Reserved.Contains(name) || Numbered().IsMatch(name) ? name + "Cam" : name;
    }

    /// <summary>The identifier of a name: letters, digits and underscores, not one that was made before.</summary>
    public string Make(string name)
    {
        var made = NotWord().Replace(name, "_");
        // v7 is what a step is called, Target1 a target.
        if (made.Length == 0 || char.IsAsciiDigit(made[0]) || Numbered().IsMatch(made)) made = "input_" + made;
        while (!_taken.Add(made)) made += "_";
        return made;
    }

    [GeneratedRegex("[^A-Za-z0-9_]")]
    private static partial Regex NotWord();

    [GeneratedRegex("^(v|Target)[0-9]+$")]
    private static partial Regex Numbered();
}

using SyCam.Eval.Models.Families;

namespace SyCam.Eval.Models;

/// <summary>The table of the architectures that are known by name.</summary>
internal static class Architectures
{
    /// <summary>The word for a network whose layers the sidecar lists.</summary>
    internal const string Sequential = "sequential";

    /// <summary>The word for a network that its TorchScript file alone knows.</summary>
    internal const string TorchScript = "torchscript";

    private const string TorchvisionPrefix = "torchvision.models.";

    /// <summary>All rows, family by family.</summary>
    internal static IReadOnlyList<Architecture> All { get; } =
    [
        .. ResNetFamily.Rows,
        .. VggFamily.Rows,
        .. SqueezeNetFamily.Rows,
        .. AlexNetFamily.Rows,
        .. DenseNetFamily.Rows,
        .. MobileNetFamily.Rows,
        .. CifarResNetFamily.Rows,
    ];

    /// <summary>The row of that name (torchvision's full name will do), or null.</summary>
    internal static Architecture? Find(string name)
    {
        var plain = name.StartsWith(TorchvisionPrefix, StringComparison.Ordinal)
            ? name[TorchvisionPrefix.Length..]
            : name;
        return All.FirstOrDefault(row => string.Equals(row.Name, plain, StringComparison.Ordinal));
    }
}

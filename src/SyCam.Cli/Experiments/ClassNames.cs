using System.Globalization;
using SyCam.Eval.Models;

namespace SyCam.Cli.Experiments;

/// <summary>What classes are called.</summary>
internal static class ClassNames
{
    /// <summary>The name of a class, or its index where the model has no name for it.</summary>
    public static string Of(CamModel model, long index) => model.Sidecar.Classes is { } names && index < names.Count
        ? names[(int)index].Name
        : index.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using SyCam.Testing;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Models;

/// <summary>Expected numbers that a script wrote: lines of a name and its values between tabs.</summary>
internal static class ExpectedRows
{
    /// <summary>The values of each name, float32, in the dispose scope that is open.</summary>
    internal static Dictionary<string, Tensor> Read(string file)
    {
        var path = Path.Combine(ReferenceData.RepositoryRoot, "tests", "SyCam.Eval.Tests", "Models", file);
        return File.ReadLines(path).Select(line => line.Split('\t')).ToDictionary(
            cells => cells[0],
            cells => tensor(cells[1..].Select(cell => float.Parse(cell, CultureInfo.InvariantCulture)).ToArray()));
    }
}

using SyCam.Eval.Models;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Scoring;

/// <summary>
/// A network that reads one pixel of a picture: the logit of class 0 is <see cref="Gain"/> times the red value
/// right of the top left, that of class 1 is 0. So the probability of class 0 is 1 / (1 + exp(-Gain * value)), which
/// makes every metric a matter of arithmetic.
/// </summary>
internal static class PixelReader
{
    public const double Gain = 3;

    private const string Sidecar = """
        {
          "name": "pixel-reader", "file": "pixel.safetensors", "architecture": "sequential",
          "layers": [
            { "name": "features.0", "type": "conv", "out": 3, "k": 1, "pad": 0, "bias": true },
            { "name": "features.1", "type": "relu" },
            { "type": "flatten" },
            { "name": "classifier.0", "type": "linear", "out": 2 }
          ],
          "input": [3, @], "mean": [0, 0, 0], "std": [1, 1, 1], "classes": ["bright", "other"],
          "default_layer": "features.1"
        }
        """;

    /// <summary>Writes the network for square pictures to a folder and loads it.</summary>
    public static CamModel Load(TemporaryFolder folder, int size = 2) => Load(folder, size, size);

    /// <summary>Writes the network to a folder and loads it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="height">The pictures' height.</param>
    /// <param name="width">Their width.</param>
    /// <param name="other">The logit of class 1.</param>
    public static CamModel Load(TemporaryFolder folder, int height, int width, float other = 0)
    {
        var inputs = 3 * height * width;
        File.WriteAllText(folder.File("pixel.json"), Sidecar.Replace("@", $"{height}, {width}", StringComparison.Ordinal));
        float[] identity = [1, 0, 0, 0, 1, 0, 0, 0, 1];
        var weights = new float[2 * inputs];
        weights[1] = (float)Gain;
        SafetensorsWriter.Write(
            folder.File("pixel.safetensors"),
            ("features.0.weight", [3, 3, 1, 1], identity), ("features.0.bias", [3], [0, 0, 0]),
            ("classifier.0.weight", [2, inputs], weights), ("classifier.0.bias", [2], [0, other]));
        return CamModel.Load(folder.File("pixel.safetensors"), folder.File("pixel.json"));
    }

    /// <summary>The probability of class 0 for a value at the pixel that is read.</summary>
    public static double Probability(double value) => 1 / (1 + Math.Exp(-Gain * value));
}

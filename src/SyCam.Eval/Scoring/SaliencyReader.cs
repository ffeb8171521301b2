using SyCam.Eval.Programs;
using SyCam.Eval.Saliency;
using SyCam.Grammar.Typing;
using static TorchSharp.torch;

namespace SyCam.Eval.Scoring;

/// <summary>Computes the saliency of single images, for pictures.</summary>
public static class SaliencyReader
{
    /// <summary>The saliency of each output of a program on one image.</summary>
    /// <param name="program">The program of some maps.</param>
    /// <param name="images">The images.</param>
    /// <param name="place">The place of the image.</param>
    /// <param name="sources">For each input of the program the terminal that it comes from.</param>
    /// <returns>For each output its values in [0,1], row by row, as large as the network's input.</returns>
    public static IReadOnlyList<float[]> Read(
        TensorProgram program, PreparedImages images, int place, IReadOnlyDictionary<string, InputSource> sources)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var inputs = images.Read(program.Inputs, sources, place, 1);
        return [.. ProgramRunner.Run(program, inputs, (images.Height, images.Width)).Select(raw =>
            SaliencyMaps.Scale(raw, images.Height, images.Width).contiguous().cpu().data<float>().ToArray())];
    }
}

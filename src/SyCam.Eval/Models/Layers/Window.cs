namespace SyCam.Eval.Models.Layers;

/// <summary>The arithmetic of sliding windows, as PyTorch defines it for Conv2d and the poolings.</summary>
internal static class Window
{
    /// <summary>The number of window positions along one side.</summary>
    /// <exception cref="InputException">The window does not fit, or the input is no map.</exception>
    internal static int Output(
        string layer, int size, int kernel, int stride, int padding, FeatureShape input, bool ceiling = false)
    {
        if (input.Flat)
            throw new InputException($"layer '{layer}' needs a map [K, h, w] and gets a vector of {input.Channels}");
        var room = size + (2 * padding) - kernel;
        if (room < 0)
            throw new InputException($"layer '{layer}' has a {kernel}x{kernel} window, which does not fit into its " +
                $"input {input}: the images are too small for this network");
        var count = ((room + (ceiling ? stride - 1 : 0)) / stride) + 1;
        // A window that would begin in the padding behind the input is left out.
        return ceiling && (count - 1) * stride >= size + padding ? count - 1 : count;
    }
}

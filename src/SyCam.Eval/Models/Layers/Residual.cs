using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>
/// relu(main(x) + shortcut(x)); the shortcut is x itself when there is none. Without the ReLU if not rectified.
/// </summary>
internal sealed class Residual(Sequence main, Layer? shortcut, bool rectified = true) : Layer
{
    internal bool Rectified => rectified;

    internal Sequence Main => main;

    internal Layer? Shortcut => shortcut;

    internal override FeatureShape Infer(FeatureShape input) => main.Infer(input);

    internal override IEnumerable<Parameter> Parameters(FeatureShape input) =>
        main.Parameters(input).Concat(shortcut?.Parameters(input) ?? []);

    internal override Tensor Run(Tensor input, Weights weights, bool owned)
    {
        // Both branches read the input, so neither owns it. The sum may overwrite the main branch, which is fresh.
        var branch = main.Run(input, weights, owned: false);
        using var bypass = shortcut?.Run(input, weights, owned: false);
        if (!branch.requires_grad)
        {
            branch.add_(bypass ?? input);
            return rectified ? branch.relu_() : branch;
        }

        using (branch)
        {
            var sum = branch + (bypass ?? input);
            if (!rectified) return sum;
            using (sum) return sum.relu();
        }
    }
}

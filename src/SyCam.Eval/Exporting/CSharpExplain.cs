using System.Globalization;
using System.Text;
using SyCam.Grammar.Targets;

namespace SyCam.Eval.Exporting;

/// <summary>Writes the method <c>Explain</c> of an exported C# file: from a network and images to saliency.</summary>
internal static class CSharpExplain
{
    /// <summary>Why a file cannot compute these inputs, or null when it can.</summary>
    public static string? WhyNot(IReadOnlyList<ExportedInput> inputs)
    {
        foreach (var input in inputs)
        {
            var form = ExplainForms.Find(input.Source.Word);
            if (form is null)
                return $"'{input.Name}' comes from '{input.Source.Word}', which a single file does not compute; "
                    + "Map takes it as a parameter";
            if (form.NeedsHead && IsLayered(inputs))
                return $"'{input.Name}' comes from '{input.Source.Word}', which a single file computes where all inputs "
                    + "are of one layer; Map takes it as a parameter";
        }

        return null;
    }

    /// <summary>The method and what it calls, each after an empty line.</summary>
    public static string Write(IReadOnlyList<ExportedInput> inputs)
    {
        var isLayered = IsLayered(inputs);
        var layers = Layers(inputs);
        var targets = inputs.Select(input => input.Source.Target).Distinct().ToList();
        var forms = inputs.Select(input => ExplainForms.Find(input.Source.Word)!).ToList();
        var steps = new StringBuilder();
        foreach (var (input, form) in inputs.Zip(forms))
        {
            var activations = isLayered
                ? string.Create(CultureInfo.InvariantCulture, $"activations[{layers.IndexOf(input.Source.Layer)}]")
                : "activations";
            var function = TargetName(targets.IndexOf(input.Source.Target));
            var value = form.Write(activations, logits => $"{function}({logits}, target)");
            steps.Append(CultureInfo.InvariantCulture, $"        var {input.Identifier} = {value};\n");
        }

        var usesTarget = steps.ToString();
        return Template.Fill(isLayered ? ManyLayers : OneLayer, new Dictionary<string, string>
        {
            ["layers"] = string.Join(", ", layers.Select(layer => layer.Length == 0 ? "the target layer" : layer)),
            ["steps"] = usesTarget,
            ["arguments"] = string.Join(", ", inputs.Select(input => input.Identifier)),
            ["targets"] = string.Concat(targets.Select((target, i) => (Text: target, Name: TargetName(i)))
                .Where(target => usesTarget.Contains(target.Name + "(", StringComparison.Ordinal))
                .Select(target => Target(target.Name, target.Text))),
            ["helpers"] = ExplainHelpers.For(forms),
        });
    }

    private static bool IsLayered(IReadOnlyList<ExportedInput> inputs) =>
        inputs.Any(input => input.Source.Layer.Length > 0);

    private static List<string> Layers(IReadOnlyList<ExportedInput> inputs) =>
        [.. inputs.Where(input => Terminals.TerminalTable.Find(input.Source.Word) is { TakesLayer: true })
            .Select(input => input.Source.Layer).Distinct()];

    private static string TargetName(int place) => string.Create(CultureInfo.InvariantCulture, $"Target{place + 1}");

    private static string Target(string name, string text)
    {
        var target = text.Length == 0 ? TargetExpression.Default : TargetReader.Read(text).Target
            ?? throw new ArgumentException($"'{text}' is no target", nameof(text));
        return $"\n    // The target {target} of each image, [B].\n"
            + $"    private static Tensor {name}(Tensor logits, long target) =>\n"
            + $"        {TargetWriter.Write(target, "logits")};\n";
    }

    private const string OneLayer = """

            /// <summary>The saliency of one class for a batch of images.</summary>
            /// <param name="features">The network up to the target layer: images to activations [B,K,h,w].</param>
            /// <param name="head">The network after the target layer: activations to logits [B,classes].</param>
            /// <param name="images">Normalised images [B,3,H,W].</param>
            /// <param name="target">The index of the class to explain.</param>
            /// <returns>[B,1,H,W] in [0,1].</returns>
            public static Tensor Explain(
                Func<Tensor, Tensor> features, Func<Tensor, Tensor> head, Tensor images, long target)
            {
                using var scope = NewDisposeScope();
                Tensor activations;
                using (no_grad()) activations = features(images).detach();
                using var recording = enable_grad();
                activations = activations.requires_grad_();
                var logits = head(activations);
        @steps@        return Saliency(@arguments@, images.shape[2], images.shape[3])
                    .MoveToOuterDisposeScope();
            }
        @targets@@helpers@
        """;

    private const string ManyLayers = """

            /// <summary>The saliency of one class for a batch of images.</summary>
            /// <param name="network">From images to the logits [B,classes] and the activations [B,K,h,w] on the way, at the
            /// layers, in this order: @layers@.</param>
            /// <param name="images">Normalised images [B,3,H,W].</param>
            /// <param name="target">The index of the class to explain.</param>
            /// <returns>[B,1,H,W] in [0,1].</returns>
            public static Tensor Explain(
                Func<Tensor, (Tensor Logits, Tensor[] Activations)> network, Tensor images, long target)
            {
                using var scope = NewDisposeScope();
                using var recording = enable_grad();
                // What is recorded begins at the images, so that the activations are part of it.
                var (logits, activations) = network(images.detach().requires_grad_());
        @steps@        return Saliency(@arguments@, images.shape[2], images.shape[3])
                    .MoveToOuterDisposeScope();
            }
        @targets@@helpers@
        """;
}

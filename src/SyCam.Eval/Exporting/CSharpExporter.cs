using System.Globalization;
using System.Text;
using SyCam.Eval.Programs;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Eval.Exporting;

/// <summary>Writes a program as one self-contained C# file that needs TorchSharp and nothing else.</summary>
public static class CSharpExporter
{
    /// <summary>Why a program cannot be a file of its own, or null when it can.</summary>
    /// <param name="program">The program.</param>
    /// <param name="sources">For each input of the program the terminal that it comes from.</param>
    public static string? WhyNot(TensorProgram program, IReadOnlyDictionary<string, InputSource> sources) => program.Inputs
        .Where(input => sources[input] is not { Word: "activation" or "gradient", Layer: "", Target: "" })
        .Select(input => $"'{input}' comes from '{sources[input]}', which a single C# file does not compute yet")
        .FirstOrDefault();

    /// <summary>The source of a program with one output.</summary>
    /// <param name="program">The program that was scored.</param>
    /// <param name="sources">For each input of the program the terminal that it comes from: the file can be run as it
    /// is when all come from <c>activation</c> and <c>gradient</c>.</param>
    /// <param name="details">What the file says of itself.</param>
    /// <exception cref="ArgumentException">An input comes from a terminal that a single file cannot compute.</exception>
    public static string Export(
        TensorProgram program, IReadOnlyDictionary<string, InputSource> sources, ExportDetails details)
    {
        if (WhyNot(program, sources) is { } reason) throw new ArgumentException(reason, nameof(program));
        var text = new StringBuilder(Template);
        text.Replace("@notes@", string.Concat(details.Notes.Select(note => $"//   {note}\n")));
        text.Replace("@type@", details.TypeName);
        text.Replace("@expression@", details.Expression);
        var size = program.Instructions.Any(step => step.Operator == Operators.Upsample);
        string[] sizes = size ? ["long height", "long width"] : [];
        string[] sizeNames = size ? ["height", "width"] : [];
        text.Replace("@parameters@", string.Join(", ", [.. program.Inputs.Select(input => $"Tensor {input}"), .. sizes]));
        text.Replace("@arguments@", string.Join(", ", [.. program.Inputs.Select(
            input => sources[input].Word == "activation" ? "activations" : "gradients"), .. sizeNames]));
        text.Replace("@helpers@", CSharpHelpers.For(program));
        text.Replace("@steps@", Steps(program));
        text.Replace("@result@", Name(program, program.Outputs[0]));
        return text.ToString();
    }

    private static string Steps(TensorProgram program)
    {
        var text = new StringBuilder();
        for (var place = 0; place < program.Instructions.Count; place++)
        {
            var step = program.Instructions[place];
            if (step.Operator.Shape == OperatorShape.Leaf) continue;
            var second = step.Operands.Second < 0 ? "" : Name(program, step.Operands.Second);
            var right = CSharpInstructions.Write(
                step.Operator, Name(program, step.Operands.First), second, step.Parameter);
            text.Append(CultureInfo.InvariantCulture, $"        var {Name(program, place)} = {right};\n");
        }

        return text.ToString();
    }

    private static string Name(TensorProgram program, int place)
    {
        var step = program.Instructions[place];
        if (step.Operator == Operators.Input) return step.Name;
        if (!step.IsConstant) return string.Create(CultureInfo.InvariantCulture, $"v{place}");
        var number = ((float)step.Value.ToDouble()).ToString("R", CultureInfo.InvariantCulture);
        // Where the inputs are: a mask made of a number must be where the values are that it masks.
        return program.Inputs is [var input, ..] ? $"tensor({number}f, device: {input}.device)" : $"tensor({number}f)";
    }

    private const string Template = """
        // @expression@
        //
        // Written by SyCam from the instruction list that was scored.
        @notes@
        using System;
        using TorchSharp;
        using static TorchSharp.torch;

        /// <summary>The class-activation map @expression@</summary>
        public static class @type@
        {
            /// <summary>The expression: A are the activations of a layer, G the gradient of the class logit there.</summary>
            public const string Expression = "@expression@";

            /// <summary>The raw map.</summary>
            /// <returns>[B,1,h,w]; the inputs are [B,K,h,w].</returns>
            public static Tensor RawMap(@parameters@)
            {
                using var scope = NewDisposeScope();
        @steps@        return @result@.MoveToOuterDisposeScope();
            }

            /// <summary>The raw map, upsampled to the input's size and scaled to [0,1]; a constant map becomes 0.</summary>
            /// <param name="activations">[B,K,h,w].</param>
            /// <param name="gradients">[B,K,h,w], of the class logit with respect to the activations.</param>
            /// <param name="height">The input's height.</param>
            /// <param name="width">The input's width.</param>
            /// <returns>[B,1,height,width].</returns>
            public static Tensor Saliency(Tensor activations, Tensor gradients, long height, long width)
            {
                using var quiet = no_grad();
                using var scope = NewDisposeScope();
                var raw = RawMap(@arguments@);
                var large = nn.functional.interpolate(
                    raw, new long[] { height, width }, mode: InterpolationMode.Bilinear, align_corners: false);
                var least = large.amin(new long[] { 2, 3 }, true);
                var greatest = large.amax(new long[] { 2, 3 }, true);
                var range = greatest - least;
                var proper = range.gt(maximum(greatest.abs(), least.abs()) * 1e-6).logical_and(range.isfinite());
                return ((large - least) / range).masked_fill(proper.logical_not(), 0).MoveToOuterDisposeScope();
            }

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
                var logit = head(activations).select(1, target).sum();
                var gradients = autograd.grad(new[] { logit }, new[] { activations })[0];
                return Saliency(activations.detach(), gradients, images.shape[2], images.shape[3])
                    .MoveToOuterDisposeScope();
            }
        @helpers@}

        """;
}

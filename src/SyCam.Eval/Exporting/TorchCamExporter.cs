using SyCam.Grammar.Terms;

namespace SyCam.Eval.Exporting;

/// <summary>
/// Writes an expression of the form <c>relu(sum_k(weights * A))</c>, with or without <c>relu</c>, over activations and
/// gradients as a subclass of torch-cam's <c>_CAM</c> (of its gradient methods where it reads gradients) with
/// <c>_get_weights</c>.
/// </summary>
public static class TorchCamExporter
{
    /// <summary>The source of an expression.</summary>
    /// <exception cref="InputException">It reads other inputs or has another form.</exception>
    public static string Export(ExportRequest request)
    {
        var inputs = PlainInputs.Of(request, "torch-cam");
        var activations = inputs.FirstOrDefault(PlainInputs.IsActivation);
        var form = activations is null ? null : WeightedSum.Find(request.Program, activations.Name);
        if (form is null || activations is null)
        {
            throw new InputException(
                "torch-cam sums activations by weights: its form is relu(sum_k(weights * A)) or sum_k(weights * A), "
                + $"which '{request.Expression}' is not. --to pytorch-grad-cam, --to python and --to csharp take any form");
        }

        var hasGradients = inputs.Any(PlainInputs.IsGradient);
        var writer = PythonText.Writer(request, inputs);
        var names = inputs.Select(input => input.Identifier).ToList();
        return Template.Fill(Text, new Dictionary<string, string>
        {
            ["head"] = PythonText.Head(request),
            ["helpers"] = PythonHelpers.For(request.Program),
            ["type"] = request.TypeName,
            ["module"] = hasGradients ? "gradient" : "core",
            ["base"] = hasGradients ? "_GradCAM" : "_CAM",
            ["relu"] = form.HasRelu ? "True" : "False",
            ["backward"] = hasGradients ? "        self._backprop(scores, class_idx, **kwargs)\n" : "",
            ["parameters"] = string.Join(", ", names),
            ["hooks"] = string.Join(", ", inputs.Select(input => PlainInputs.IsActivation(input) ? "self.hook_a" : "self.hook_g")),
            ["steps"] = PythonText.Steps(writer, 4, form.Factors),
            ["result"] = string.Join(" * ", form.Factors.Select(writer.Name)),
            ["shaped"] = form.Type.HasPositions()
                ? $"weights.expand_as({activations.Identifier})"
                : $"weights.expand(*{activations.Identifier}.shape[:2], 1, 1)[:, :, 0, 0]",
            ["shape"] = form.Type.HasPositions() ? "[B,K,h,w]" : "[B,K]",
        });
    }

    private const string Text = """"
        """@head@
        For torch-cam, which leaves NaN out of its sums and scales the map to [0,1] itself.
        """
        import torch
        from torchcam.methods.@module@ import @base@
        @helpers@

        def _weights(@parameters@):
            """The weights of the activations, @shape@. A quotient is 0 where its divisor is 0."""
        @steps@    weights = @result@
            return @shaped@


        class @type@(@base@):
            """relu is @relu@: set as the expression has it."""

            def __init__(self, *args, **kwargs):
                super().__init__(*args, **kwargs)
                self._relu = @relu@

            def _get_weights(self, class_idx, scores=None, **kwargs):
                """The weights of the activations of each hooked layer."""
        @backward@        with torch.no_grad():
                    return [_weights(*values) for values in zip(@hooks@)]

        """";
}

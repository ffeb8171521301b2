using SyCam.Grammar.Terms;

namespace SyCam.Eval.Exporting;

/// <summary>
/// Writes an expression over activations and gradients as a subclass of <c>BaseCAM</c> of pytorch-grad-cam: with
/// <c>get_cam_weights</c> where it is a sum of activations with one weight for each channel, otherwise with
/// <c>get_cam_image</c>.
/// </summary>
public static class GradCamExporter
{
    /// <summary>The source of an expression.</summary>
    /// <exception cref="InputException">It reads other inputs.</exception>
    public static string Export(ExportRequest request)
    {
        var inputs = PlainInputs.Of(request, "pytorch-grad-cam");
        var writer = PythonText.Writer(request, inputs);
        var activations = inputs.FirstOrDefault(PlainInputs.IsActivation);
        var form = activations is null ? null : WeightedSum.Find(request.Program, activations.Name);
        var weights = form is not null && !form.Type.HasPositions() ? form.Factors : null;
        var output = request.Program.Outputs[0];
        var isSized = request.Program.Instructions.Any(step => step.Operator == Operators.Upsample);
        return Template.Fill(Text, new Dictionary<string, string>
        {
            ["head"] = PythonText.Head(request),
            ["helpers"] = PythonHelpers.For(request.Program),
            ["type"] = request.TypeName,
            ["method"] = Template.Fill(weights is null ? Image : Weights, new Dictionary<string, string>
            {
                ["inputs"] = PlainInputs.Assign(inputs, "torch.from_numpy(activations)", "torch.from_numpy(grads)"),
                ["sizes"] = isSized ? "        height, width = input_tensor.shape[-2:]\n" : "",
                ["steps"] = weights is null ? PythonText.Steps(writer, 8, output) : PythonText.Steps(writer, 8, weights),
                ["result"] = weights is null ? writer.Name(output) : string.Join(" * ", weights.Select(writer.Name)),
                ["activations"] = activations?.Identifier ?? "",
            }),
        });
    }

    private const string Text = """"
        """@head@
        For pytorch-grad-cam, which keeps the positive part of a map, resizes it and scales it to [0,1] itself.
        """
        import torch
        from pytorch_grad_cam.base_cam import BaseCAM
        @helpers@

        class @type@(BaseCAM):
        @method@

        """";

    private const string Weights = """"
            """A quotient is 0 where its divisor is 0."""

            def get_cam_weights(self, input_tensor, target_layer, targets, activations, grads):
                """The weight of each channel, [B,K], from activations and gradients [B,K,h,w]."""
        @inputs@@steps@        weights = @result@
                return weights.expand(*@activations@.shape[:2], 1, 1)[:, :, 0, 0].numpy()
        """";

    private const string Image = """"
            """A quotient is 0 where its divisor is 0. eigen_smooth makes no difference: there are no weights to smooth by."""

            def get_cam_image(self, input_tensor, target_layer, targets, activations, grads, eigen_smooth=False):
                """The raw map, [B,h,w], from activations and gradients [B,K,h,w]."""
        @inputs@@sizes@@steps@        return @result@[:, 0].numpy()
        """";
}

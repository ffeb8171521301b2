using System.Globalization;
using SyCam.Grammar.Terms;

namespace SyCam.Eval.Exporting;

/// <summary>
/// Writes an expression as one Python file that needs PyTorch (1.13 or newer) and nothing else: <c>raw_map</c> and
/// <c>saliency</c>, functions of the expression's inputs.
/// </summary>
public static class PythonExporter
{
    private const int NumbersOnALine = 8;

    /// <summary>The source of an expression.</summary>
    public static string Export(ExportRequest request)
    {
        var inputs = ExportedInput.Of(request);
        var program = request.Program;
        var writer = PythonText.Writer(request, inputs);
        var isSized = program.Instructions.Any(step => step.Operator == Operators.Upsample);
        var names = inputs.Select(input => input.Identifier).ToList();
        string[] sizes = ["height", "width"];
        var arguments = string.Join(", ", [.. names, .. isSized ? sizes : []]);
        return Template.Fill(Text, new Dictionary<string, string>
        {
            ["head"] = PythonText.Head(request),
            ["literal"] = PythonText.Quoted(request.Expression),
            ["helpers"] = PythonHelpers.For(program),
            ["arguments"] = arguments,
            ["salient"] = string.Join(", ", [.. names, .. sizes]),
            ["inputs"] = string.Concat(inputs.Select(input =>
                $"    {input.Identifier}: {input.Shape}, {PythonText.Quoted(input.Meaning)}\n")),
            ["sizes"] = isSized ? "    height, width: the size of the image\n" : "",
            ["steps"] = PythonText.Steps(writer, 4, program.Outputs[0]),
            ["result"] = writer.Name(program.Outputs[0]),
            ["test"] = request.HasSelfTest ? SelfTest(request, isSized) : "",
        });
    }

    private static string SelfTest(ExportRequest request, bool isSized)
    {
        var data = SelfTestData.Of(request);
        var arguments = data.Inputs.Select(input => string.Create(
            CultureInfo.InvariantCulture,
            $"_sample({input.Salt}, {(input.IsNonNegative ? "True" : "False")}, {string.Join(", ", input.Shape)})")).ToList();
        if (isSized) arguments.Add($"{SelfTestData.Height}, {SelfTestData.Width}");
        return Template.Fill(TestText, new Dictionary<string, string>
        {
            ["arguments"] = string.Join(",\n        ", arguments),
            ["tolerance"] = SelfTestData.Tolerance,
            ["expected"] = string.Join(",\n        ", data.Expected.Select(PythonText.Number).Chunk(NumbersOnALine)
                .Select(line => string.Join(", ", line))),
        });
    }

    private const string Text = """"
        """@head@"""
        import torch

        EXPRESSION = "@literal@"
        @helpers@

        def raw_map(@arguments@):
            """The raw map of a batch of B images, [B,1,h,w]. A quotient is 0 where its divisor is 0.

        @inputs@@sizes@    """
        @steps@    return @result@


        @torch.no_grad()
        def saliency(@salient@):
            """The raw map, upsampled to the image's size and scaled to [0,1], [B,1,height,width].

            A constant map becomes 0.
            """
            raw = raw_map(@arguments@)
            large = torch.nn.functional.interpolate(raw, (height, width), mode="bilinear", align_corners=False)
            least = large.amin(dim=(2, 3), keepdim=True)
            greatest = large.amax(dim=(2, 3), keepdim=True)
            span = greatest - least
            proper = (span > torch.maximum(greatest.abs(), least.abs()) * 1e-6) & span.isfinite()
            return ((large - least) / span).masked_fill(~proper, 0)
        @test@
        """";

    private const string TestText = """"


        def _sample(salt, is_nonnegative, *shape):
            # Values in [-1,1] that follow from their places.
            count = shape[0] * shape[1] * shape[2] * shape[3]
            values = torch.tensor([((i * 37 + salt * 101) % 199 - 99) / 99 for i in range(count)], dtype=torch.float32)
            return (values.clamp(min=0) if is_nonnegative else values).reshape(shape)


        def selftest():
            """Computes the map of stored inputs; says "OK" or by how much it differs from what SyCam makes of them."""
            expected = torch.tensor([
                @expected@,
            ], dtype=torch.float32)
            actual = raw_map(
                @arguments@).flatten()
            if actual.shape != expected.shape:
                return f"FAILED: the map has {len(actual)} values and not {len(expected)}"
            same = (actual == expected) | (actual.isnan() & expected.isnan())
            distance = (actual - expected).abs().masked_fill(same, 0).nan_to_num(float("inf"))
            greatest = max([1.0, *expected[expected.isfinite()].abs().tolist()])
            if distance.max() <= @tolerance@ * greatest:
                return "OK"
            return f"FAILED: the largest difference from the stored map is {distance.max():.6g}"


        if __name__ == "__main__":
            result = selftest()
            print(result)
            raise SystemExit(0 if result == "OK" else 1)

        """";
}

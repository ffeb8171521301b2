using System.Globalization;
using System.Text;
using SyCam.Grammar.Printing;
using SyCam.Grammar.Terms;

namespace SyCam.Eval.Exporting;

/// <summary>
/// Writes an expression as one self-contained C# file that needs TorchSharp and nothing else. Its class has <c>Map</c>,
/// the raw map; <c>Saliency</c>, the map at the image's size in [0,1]; and <c>Explain</c>, which computes the inputs from
/// a network, where a single file can do that.
/// </summary>
public static class CSharpExporter
{
    /// <summary>Why the file has no <c>Explain</c>, or null when it has one.</summary>
    public static string? WhyNoExplain(ExportRequest request) => CSharpExplain.WhyNot(ExportedInput.Of(request));

    /// <summary>The source of an expression.</summary>
    public static string Export(ExportRequest request)
    {
        var inputs = ExportedInput.Of(request);
        var program = request.Program;
        var writer = new StepWriter(program, inputs, CSharpInstructions.Write, Number);
        var output = program.Outputs[0];
        var isSized = program.Instructions.Any(step => step.Operator == Operators.Upsample);
        string[] sizes = ["long height", "long width"];
        var parameters = inputs.Select(input => $"Tensor {input.Identifier}").ToList();
        var names = inputs.Select(input => input.Identifier).ToList();
        var reason = CSharpExplain.WhyNot(inputs);
        var members = new StringBuilder();
        if (reason is null) members.Append(CSharpExplain.Write(inputs));
        members.Append(CSharpHelpers.For(program));
        if (request.HasSelfTest) members.Append(CSharpSelfTest.Write(request, isSized));
        return Template.Fill(Text, new Dictionary<string, string>
        {
            ["expression"] = request.Expression,
            ["notes"] = Notes(request, reason),
            ["type"] = request.TypeName,
            ["summary"] = Escape(request.Expression),
            ["remarks"] = string.Concat(
                request.Notes.Prepend($"Equation: {LatexPrinter.Print(request.Term)}")
                    .Select(note => $"/// <para>{Escape(Template.OneLine(note))}</para>\n")),
            ["literal"] = request.Expression.Replace("\\", @"\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal),
            ["inputs"] = Documentation(inputs),
            ["sizes"] = isSized ? SizeDocumentation : "",
            ["parameters"] = string.Join(", ", [.. parameters, .. isSized ? sizes : []]),
            ["salient"] = string.Join(", ", [.. parameters, .. sizes]),
            ["arguments"] = string.Join(", ", [.. names, .. isSized ? new[] { "height", "width" } : []]),
            ["steps"] = string.Concat(writer.Steps([output])
                .Select(step => $"        var {step.Name} = {step.Value};\n")),
            // An input stays the caller's.
            ["result"] = program.Instructions[output].Operator == Operators.Input
                ? $"{writer.Name(output)}.alias()" : writer.Name(output),
            ["shape"] = program.Instructions[output] is { Operator: var op } && op == Operators.Upsample
                ? "[B,1,height,width]" : ResultShape(request, inputs),
            ["members"] = members.ToString(),
        });
    }

    private static string Number(string number, string beside) => $"tensor({number}f, device: {beside}.device)";

    // Maps of the image's size stay of that size.
    private static string ResultShape(ExportRequest request, IReadOnlyList<ExportedInput> inputs) =>
        request.Term.Layer == Term.ImageLayer || inputs.All(input => input.IsAtImageSize)
            ? "[B,1,height,width], the size of the image" : "[B,1,h,w]";

    private static string Notes(ExportRequest request, string? reason)
    {
        var lines = request.Notes.Select(note => $"//   {Template.OneLine(note)}\n");
        return string.Concat(reason is null ? lines : lines.Append($"// There is no Explain: {reason}.\n"));
    }

    private static string Documentation(IReadOnlyList<ExportedInput> inputs) => string.Concat(inputs.Select(input =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"    /// <param name=\"{input.Identifier}\">{input.Shape}: {Escape(input.Meaning)}.</param>\n")));

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private const string SizeDocumentation = """
            /// <param name="height">The image's height.</param>
            /// <param name="width">The image's width.</param>

        """;

    private const string Text = """
        // @expression@
        //
        // Written by SyCam from the instruction list that was scored.
        @notes@
        using System;
        using System.Collections.Generic;
        using TorchSharp;
        using static TorchSharp.torch;

        /// <summary>The class-activation map <c>@summary@</c>. A quotient is 0 where its divisor is 0.</summary>
        /// <remarks>
        @remarks@/// </remarks>
        public static class @type@
        {
            /// <summary>The expression as SyCam writes it.</summary>
            public const string Expression = "@literal@";

            /// <summary>The raw map of a batch of B images.</summary>
        @inputs@@sizes@    /// <returns>@shape@.</returns>
            public static Tensor Map(@parameters@)
            {
                using var scope = NewDisposeScope();
        @steps@        return @result@.MoveToOuterDisposeScope();
            }

            /// <summary>The raw map, upsampled to the image's size and scaled to [0,1]; a constant map becomes 0.</summary>
        @inputs@    /// <param name="height">The image's height.</param>
            /// <param name="width">The image's width.</param>
            /// <returns>[B,1,height,width].</returns>
            public static Tensor Saliency(@salient@)
            {
                using var quiet = no_grad();
                using var scope = NewDisposeScope();
                var raw = Map(@arguments@);
                var large = nn.functional.interpolate(
                    raw, new long[] { height, width }, mode: InterpolationMode.Bilinear, align_corners: false);
                var least = large.amin(new long[] { 2, 3 }, true);
                var greatest = large.amax(new long[] { 2, 3 }, true);
                var range = greatest - least;
                var proper = range.gt(maximum(greatest.abs(), least.abs()) * 1e-6).logical_and(range.isfinite());
                return ((large - least) / range).masked_fill(proper.logical_not(), 0).MoveToOuterDisposeScope();
            }
        @members@}

        """;
}

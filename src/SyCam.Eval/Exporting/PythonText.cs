using System.Globalization;
using SyCam.Grammar.Printing;

namespace SyCam.Eval.Exporting;

/// <summary>What the exported Python files have in common.</summary>
internal static class PythonText
{
    /// <summary>The lines of a file's own description, between the quotes: expression, equation and notes.</summary>
    public static string Head(ExportRequest request) => string.Concat(
    [
        $"{Quoted(request.Expression)}\n\n",
        "Written by SyCam from the instruction list that was scored.\n",
        .. request.Notes.Select(note => $"{Quoted(Template.OneLine(note))}\n"),
        $"Equation: {Quoted(LatexPrinter.Print(request.Term))}\n",
    ]);

    /// <summary>A text inside triple quotes.</summary>
    public static string Quoted(string text) => text.Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal);

    /// <summary>Steps as lines.</summary>
    public static string Steps(StepWriter writer, int indent, params IReadOnlyCollection<int> wanted) => string.Concat(
        writer.Steps(wanted).Select(step => $"{new string(' ', indent)}{step.Name} = {step.Value}\n"));

    /// <summary>The writer of a request's steps.</summary>
    public static StepWriter Writer(ExportRequest request, IReadOnlyList<ExportedInput> inputs) =>
        new(request.Program, inputs, PythonInstructions.Write, PythonInstructions.Number);

    /// <summary>A number of a stored map.</summary>
    public static string Number(float value) =>
        float.IsNaN(value) ? "float(\"nan\")"
        : float.IsInfinity(value) ? (value > 0 ? "float(\"inf\")" : "float(\"-inf\")")
        : value.ToString("R", CultureInfo.InvariantCulture);
}

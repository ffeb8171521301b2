using SyCam.Eval.Terminals;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Eval.Exporting;

/// <summary>An input of an exported program.</summary>
/// <param name="Name">Its name in the expression: <c>A@layer3</c>.</param>
/// <param name="Identifier">The parameter that stands for it: <c>A_layer3</c>.</param>
/// <param name="Type">Which axes it has.</param>
/// <param name="Source">The terminal that it comes from.</param>
internal sealed record ExportedInput(string Name, string Identifier, TermType Type, InputSource Source)
{
    /// <summary>True when its positions are the pixels of the image.</summary>
    public bool IsAtImageSize => InputSources.IsImageSized(Source.Word);

    /// <summary>True when the grammar leaves both to the run: the target layer and its target.</summary>
    public bool IsPlain => Source is { Layer: "", Target: "" };

    /// <summary>The axes, for people.</summary>
    public string Shape => Type switch
    {
        TermType.Features => "[B,K,h,w]",
        TermType.Channels => "[B,K,1,1]",
        TermType.Map => IsAtImageSize ? "[B,1,height,width]" : "[B,1,h,w]",
        _ => "[B,1,1,1]",
    };

    /// <summary>What it is, for people.</summary>
    public string Meaning
    {
        get
        {
            var row = TerminalTable.Find(Source.Word);
            var text = row?.Summary ?? $"values from '{Source.Word}'";
            if (Source.Layer.Length > 0) text += $" (layer: {Source.Layer})";
            if (row is not { TakesTarget: true }) return text;
            return text + $" (target: {(Source.Target.Length > 0 ? Source.Target : "y, the logit of the class")})";
        }
    }

    /// <summary>The inputs that the program reads, in the order of the terminal table, those of one terminal by name:
    /// activations before gradients, however the expression is written.</summary>
    public static IReadOnlyList<ExportedInput> Of(ExportRequest request)
    {
        var names = new IdentifierMaker();
        return
        [
            .. request.Program.Instructions.Where(step => step.Operator == Operators.Input)
                .Select(step => (step.Name, step.Type, Source: SourceOf(step.Name, request)))
                .OrderBy(input => PlaceOf(input.Source)).ThenBy(input => input.Name, StringComparer.Ordinal)
                .Select(input => new ExportedInput(input.Name, names.Make(input.Name), input.Type, input.Source)),
        ];
    }

    private static InputSource SourceOf(string name, ExportRequest request)
    {
        var source = request.Sources[name];
        return source.Target.Length == 0 && TerminalTable.Find(source.Word) is { TakesTarget: true }
            ? source with { Target = request.Target } : source;
    }

    private static int PlaceOf(InputSource source) => TerminalTable.Find(source.Word) is { } row
        ? TerminalTable.PlaceOf(row) : TerminalTable.Sources.Count;
}

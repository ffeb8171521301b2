using System.CommandLine;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Eval.Exporting;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam export</c>: a method as source, or as a description for other programs.</summary>
internal sealed class ExportCommand(Terminal terminal)
{
    private const string SelfTestName = "--selftest";

    private readonly Argument<string> _method = new("method") { Description = "@RUN#RANK, a name or an expression" };

    private readonly Option<string?> _to = new("--to")
    {
        Description = $"default: by the ending of --out, otherwise {ExportLanguages.All[0].Name}. "
            + string.Join("; ", ExportLanguages.All.Select(language => $"{language.Name}: {language.Summary}")),
    };

    private readonly Option<string?> _out = new("--out", "-o") { Description = "file; default: the standard output" };

    private readonly Option<bool> _selfTest = new(SelfTestName)
    {
        Description = "let the file check itself on stored values: run it, and it says OK or what differs ("
            + string.Join(", ", ExportLanguages.All.Where(language => language.TakesSelfTest).Select(language => language.Name))
            + ")",
    };

    private readonly Option<string> _grammar = new("--grammar", "-g")
    {
        Description = "grammar that names the methods",
        DefaultValueFactory = _ => GrammarFiles.Default,
    };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        _to.AcceptOnlyFromAmong([.. ExportLanguages.All.Select(language => language.Name)]);
        var command = new Command("export",
            "Write a method for other programs, from the steps that were scored: `export GradCAM -o GradCam.cs`, "
            + "`export @runs/insertion#1 --to python --selftest -o my_cam.py`, `export \"relu(sum_k(G * A))\" --to latex`.")
        {
            _method, _to, _out, _selfTest, _grammar,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var path = parsed.GetValue(_out);
        var language = parsed.GetValue(_to) is { } name ? ExportLanguages.Find(name)! : ExportLanguages.OfFile(path);
        var hasSelfTest = parsed.GetValue(_selfTest);
        if (hasSelfTest && !language.TakesSelfTest)
            throw new InputException($"{SelfTestName} is for files that run by themselves; '{language.Name}' is not one");
        var grammar = GrammarFiles.ReadAny(parsed.GetValue(_grammar)!, terminal.Say);
        var method = MethodChoice.Find(parsed.GetValue(_method)!, grammar);
        var request = new ExportRequest(method.Term, method.Sources)
        {
            TypeName = IdentifierMaker.TypeName(path),
            Name = method.Name,
            Notes = method.Notes,
            Target = method.Target,
            HasSelfTest = hasSelfTest,
        };
        var source = language.Write(request);
        if (path is null) terminal.Out.Profile.Out.Writer.Write(source);
        else TextFiles.Write(path, source);
        if (language.Missing(request) is { } missing) terminal.Say($"note: {missing}");
        return ExitCodes.Ok;
    }
}

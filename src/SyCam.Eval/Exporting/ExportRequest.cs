using SyCam.Eval.Programs;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Eval.Exporting;

/// <summary>An expression that is to be written for other programs, with what the file says of it.</summary>
/// <param name="Term">The expression: a finished map.</param>
/// <param name="Sources">For each input of the expression the terminal that it comes from; others are ignored.</param>
public sealed record ExportRequest(Term Term, IReadOnlyDictionary<string, InputSource> Sources)
{
    /// <summary>The name of the class where the language has classes: a C# and Python identifier.</summary>
    public string TypeName { get; init; } = "ExportedCam";

    /// <summary>What people call the expression; its text when it has no other name.</summary>
    public string Name { get; init; } = Term.ToString();

    /// <summary>Lines for the header: where the expression comes from and how it scored.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The target of the inputs that name none, in its canonical text; empty for the logit of the class.
    /// </summary>
    public string Target { get; init; } = "";

    /// <summary>True when the file is to check itself on stored values.</summary>
    public bool HasSelfTest { get; init; }

    /// <summary>The expression as the language writes it.</summary>
    public string Expression => Term.ToString();

    /// <summary>The instruction list, the one that the scorer runs.</summary>
    public TensorProgram Program { get; } = TensorProgram.Compile(Term);
}

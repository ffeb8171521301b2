namespace SyCam.Grammar.Syntax;

/// <summary>A grammar file as it was written; what could not be read is absent.</summary>
/// <param name="Inputs">The declared inputs.</param>
/// <param name="Facts">The declared facts.</param>
/// <param name="Grammar">The grammar block, or null when there is none.</param>
/// <param name="Constrain">The constrain block, or null when there is none.</param>
/// <param name="Baselines">The named methods.</param>
/// <param name="Expectations">The tests of the grammar itself.</param>
public sealed record GrammarFileSyntax(
    IReadOnlyList<InputSyntax> Inputs,
    IReadOnlyList<FactSyntax> Facts,
    GrammarBlockSyntax? Grammar,
    ConstrainBlockSyntax? Constrain,
    IReadOnlyList<BaselineSyntax> Baselines,
    IReadOnlyList<ExpectationSyntax> Expectations);

namespace SyCam.Grammar.Syntax;

/// <summary>A grammar file as it was written; what could not be read is absent.</summary>
public sealed record GrammarFileSyntax
{
    /// <summary>The imports.</summary>
    public IReadOnlyList<ImportSyntax> Imports { get; init; } = [];

    /// <summary>The declared inputs.</summary>
    public IReadOnlyList<InputSyntax> Inputs { get; init; } = [];

    /// <summary>The named targets.</summary>
    public IReadOnlyList<TargetSyntax> Targets { get; init; } = [];

    /// <summary>The declared facts.</summary>
    public IReadOnlyList<FactSyntax> Facts { get; init; } = [];

    /// <summary>The grammar block, or null when there is none.</summary>
    public GrammarBlockSyntax? Grammar { get; init; }

    /// <summary>The constrain block, or null when there is none.</summary>
    public ConstrainBlockSyntax? Constrain { get; init; }

    /// <summary>The named methods.</summary>
    public IReadOnlyList<BaselineSyntax> Baselines { get; init; } = [];

    /// <summary>The tests of the grammar itself.</summary>
    public IReadOnlyList<ExpectationSyntax> Expectations { get; init; } = [];

    /// <summary>The rules of the term algebra.</summary>
    public IReadOnlyList<TermRuleSyntax> TermRules { get; init; } = [];
}

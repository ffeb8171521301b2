namespace SyCam.Grammar.Typing;

/// <summary>The names that a file offers to those that import it: its own, and those that it imports.</summary>
internal sealed record GrammarNames
{
    /// <summary>No names.</summary>
    public static GrammarNames None { get; } = new();

    /// <summary>The inputs.</summary>
    public IReadOnlyList<InputDeclaration> Inputs { get; init; } = [];

    /// <summary>The facts of these inputs, without those that <c>nonneg</c> on an input says.</summary>
    public IReadOnlyList<ConditionalFact> Facts { get; init; } = [];

    /// <summary>The named methods.</summary>
    public IReadOnlyList<NamedTerm> Methods { get; init; } = [];

    /// <summary>The grammars that can be extended.</summary>
    public IReadOnlyList<GrammarDefinition> Grammars { get; init; } = [];

    /// <summary>The named targets.</summary>
    public IReadOnlyList<NamedTarget> Targets { get; init; } = [];
}

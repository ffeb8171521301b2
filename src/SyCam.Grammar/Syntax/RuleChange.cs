namespace SyCam.Grammar.Syntax;

/// <summary>What a statement of a grammar block does to a rule.</summary>
public enum RuleChange
{
    /// <summary><c>F = ...</c>: adds the rule, or replaces that of the grammar which is extended.</summary>
    Define,

    /// <summary><c>F |= ...</c>: adds alternatives to a rule.</summary>
    Extend,

    /// <summary><c>drop F = ...</c>: takes alternatives out; <c>drop F</c>: the whole rule.</summary>
    Drop,
}

namespace SyCam.Grammar.Syntax;

/// <summary>The kinds of blocks of a grammar file.</summary>
internal enum BlockKind
{
    /// <summary>The declared inputs.</summary>
    Inputs,

    /// <summary>The named targets.</summary>
    Targets,

    /// <summary>The declared facts.</summary>
    Facts,

    /// <summary>The rules.</summary>
    Grammar,

    /// <summary>The constraints on candidates.</summary>
    Constrain,

    /// <summary>The named methods.</summary>
    Baselines,

    /// <summary>The tests of the grammar.</summary>
    Expect,

    /// <summary>The rules of the term algebra.</summary>
    Rules,
}

namespace SyCam.Grammar.Syntax;

/// <summary>The kinds of tokens.</summary>
internal enum TokenKind
{
    /// <summary>A name or a word of the language.</summary>
    Word,

    /// <summary>Digits, with a fraction perhaps.</summary>
    Number,

    /// <summary>Text in quotes.</summary>
    Text,

    /// <summary>One or two characters such as <c>*</c> or <c>==</c>.</summary>
    Sign,
}

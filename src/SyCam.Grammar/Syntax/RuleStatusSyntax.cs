using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary><c>proved(one-position, 0.4 ms, "1a2b")</c> or <c>tested(10_000)</c>.</summary>
/// <param name="Method">The form of proof, or null for a test.</param>
/// <param name="Number">The milliseconds of the proof or the number of tests.</param>
/// <param name="Hash">The hash of the deciding query without quotes, or null.</param>
/// <param name="Span">From the word to the closing parenthesis.</param>
public sealed record RuleStatusSyntax(Identifier? Method, Identifier Number, Identifier? Hash, SourceSpan Span);

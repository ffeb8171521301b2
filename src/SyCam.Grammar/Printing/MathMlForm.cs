using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Printing;

/// <summary>How an operator is set in MathML.</summary>
/// <param name="Level">How tightly a term holds together; less than what a place asks for means parentheses.</param>
/// <param name="Write">The elements of a term of the operator, without parentheses around them.</param>
internal sealed record MathMlForm(Func<Term, int> Level, Func<Term, string> Write);

using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Printing;

/// <summary>How an operator is set in LaTeX.</summary>
/// <param name="Level">How tightly a term's text holds together; less than what a place asks for means parentheses.</param>
/// <param name="Write">The text of a term of the operator, without parentheses around it.</param>
internal sealed record LatexForm(Func<Term, int> Level, Func<Term, string> Write);

using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Two expressions are equal, or differ: for a prover to decide.</summary>
/// <param name="Left">One expression.</param>
/// <param name="Right">The other expression.</param>
/// <param name="IsEqual">True for <c>equal</c>, false for <c>differ</c>.</param>
/// <param name="UpToScale">True for <c>~</c> and <c>!~</c>: up to a positive affine map.</param>
/// <param name="Under">What is assumed besides the grammar's facts, or null.</param>
/// <param name="Span">Where it stands.</param>
public sealed record RelationExpectation(
    Term Left, Term Right, bool IsEqual, bool UpToScale, Fact? Under, SourceSpan Span) : Expectation(Span);

using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary><c>member GradCAM HiResCAM</c>: the grammar derives these baselines.</summary>
/// <param name="Names">The baselines.</param>
/// <param name="Span">Where it stands.</param>
public sealed record MemberSyntax(IReadOnlyList<Identifier> Names, SourceSpan Span) : ExpectationSyntax(Span);

using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>The grammar derives a baseline; <see cref="DerivationFinder"/> decides it.</summary>
/// <param name="Baseline">The baseline.</param>
/// <param name="Span">Where its name stands.</param>
public sealed record MemberExpectation(NamedTerm Baseline, SourceSpan Span) : Expectation(Span);

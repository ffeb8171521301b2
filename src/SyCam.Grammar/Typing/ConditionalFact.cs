using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>A fact that holds for the models that meet a condition.</summary>
/// <param name="Fact">What then holds.</param>
/// <param name="Head">The kind of head that makes it hold, as in <c>when head = "gap-linear"</c>; null: always.</param>
public sealed record ConditionalFact(Fact Fact, string? Head);

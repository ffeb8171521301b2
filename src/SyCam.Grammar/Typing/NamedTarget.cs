using SyCam.Grammar.Targets;

namespace SyCam.Grammar.Typing;

/// <summary>A named target: what is differentiated or scored.</summary>
/// <param name="Name">The name after <c>target</c>.</param>
/// <param name="Expression">The target, with every name put in place.</param>
public sealed record NamedTarget(string Name, TargetExpression Expression);

namespace SyCam.Grammar.Typing;

/// <summary>A named target: what is differentiated or scored.</summary>
/// <param name="Name">The name after <c>target</c>.</param>
/// <param name="Text">The target expression in its canonical text, with every name put in place.</param>
public sealed record NamedTarget(string Name, string Text);

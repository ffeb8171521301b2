namespace SyCam.Grammar.Syntax;

/// <summary><c>import "std/cam.sycam"</c>.</summary>
/// <param name="Path">The path as written, without the quotes.</param>
public sealed record ImportSyntax(Identifier Path);

namespace SyCam.Eval.Models;

/// <summary>The outcome of one check of a network.</summary>
/// <param name="Name">What was checked, in a few words.</param>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Text">What was seen, and the fix where it does not hold.</param>
public sealed record ModelCheck(string Name, bool Passed, string Text);

namespace SyCam.Search.Rules;

/// <summary>How far learning is.</summary>
/// <param name="Size">The size of the candidates at hand; 0 while they are enumerated.</param>
/// <param name="Candidates">The number of candidates found so far.</param>
/// <param name="Rules">The number of rules that are proved and kept.</param>
/// <param name="Doing">What is being done, in a few words.</param>
public sealed record LearnProgress(int Size, int Candidates, int Rules, string Doing);

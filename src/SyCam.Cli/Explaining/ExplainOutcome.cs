namespace SyCam.Cli.Explaining;

/// <summary>What was drawn.</summary>
/// <param name="Layers">The target layers.</param>
/// <param name="Captions">What was explained: the class and its probability, for each picture and class.</param>
/// <param name="Pictures">The pictures that could be read.</param>
/// <param name="Manifest">The manifest's text.</param>
internal sealed record ExplainOutcome(IReadOnlyList<string> Layers, IReadOnlyList<string> Captions, int Pictures, string Manifest);

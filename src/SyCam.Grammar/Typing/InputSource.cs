using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>Where the values of an input come from.</summary>
/// <param name="Word">The terminal: the word after <c>from</c>, such as <c>gradient</c>.</param>
/// <param name="Layer">The layer after <c>@</c> in the input's name; empty for the run's target layer.</param>
/// <param name="Target">The target expression that is differentiated or scored, in its canonical text; empty for the
/// run's target.</param>
public sealed record InputSource(string Word, string Layer = "", string Target = "")
{
    /// <summary>The layer of the input as a term: values of the image's size are of no layer of the network.</summary>
    public string TermLayer => InputSources.IsImageSized(Word) ? Term.ImageLayer : Layer;

    /// <summary>The source as the language says it: <c>gradient@layer3 target rest</c>.</summary>
    public override string ToString() =>
        (Layer.Length == 0 ? Word : $"{Word}@{Layer}") + (Target.Length == 0 ? "" : $" target {Target}");
}

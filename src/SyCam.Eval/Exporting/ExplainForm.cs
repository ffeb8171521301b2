namespace SyCam.Eval.Exporting;

/// <summary>How <c>Explain</c> computes a terminal in an exported C# file.</summary>
/// <param name="Word">The terminal.</param>
/// <param name="Write">The value as C#, from the name of the activations and from the target as a function of the logits'
/// text.</param>
/// <param name="NeedsHead">True when the network is run again from the layer or from the image on.</param>
/// <param name="Helpers">The names of the private methods that it calls, directly or not.</param>
internal sealed record ExplainForm(
    string Word, Func<string, Func<string, string>, string> Write, bool NeedsHead = false, params string[] Helpers);

namespace SyCam.Eval.Models;

/// <summary>One class that a network tells apart.</summary>
/// <param name="Index">Its place among the logits.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="WordNetId">Its WordNet id such as <c>n02123045</c>, where the list of classes gives one.</param>
public sealed record ModelClass(int Index, string Name, string? WordNetId = null);

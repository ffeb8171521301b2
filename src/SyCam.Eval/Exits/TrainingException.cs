namespace SyCam.Eval.Exits;

/// <summary>Training that cannot go on; the message says why and what to change.</summary>
public sealed class TrainingException(string message) : Exception(message);

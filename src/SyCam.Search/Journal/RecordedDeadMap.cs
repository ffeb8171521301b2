namespace SyCam.Search.Journal;

/// <summary>A map that was not scored because it shows nothing, as a journal holds it.</summary>
/// <param name="Map">Its text.</param>
/// <param name="Status">How far it is certain, as <see cref="RecordedMerge.Status"/>.</param>
/// <param name="Method">The form of proof or test.</param>
public sealed record RecordedDeadMap(string Map, string Status, string Method);

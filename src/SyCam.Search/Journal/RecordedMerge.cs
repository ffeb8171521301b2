namespace SyCam.Search.Journal;

/// <summary>Two maps of which only one was scored, as a journal holds them.</summary>
/// <param name="Kept">The text of the one that was scored.</param>
/// <param name="Dropped">That of the other.</param>
/// <param name="Scale">Dropped = scale * kept; null where the scale is not one of all images.</param>
/// <param name="Status">How far it is certain: <c>proved</c>, <c>proved under nonneg(A)</c>, <c>tested(64)</c>.</param>
/// <param name="Method">The form of proof or test.</param>
public sealed record RecordedMerge(string Kept, string Dropped, string? Scale, string Status, string Method);

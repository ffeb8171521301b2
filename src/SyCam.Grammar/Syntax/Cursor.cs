using Sprache;

namespace SyCam.Grammar.Syntax;

/// <summary>
/// Sprache's input over a stretch of a text: positions are offsets into the whole text, blanks after a token are
/// skipped with it, and a step does not allocate the memo table that Sprache's own input makes for every character.
/// </summary>
internal sealed class Cursor : IInput
{
    private readonly int _end;

    /// <summary>The place <paramref name="position"/> of a stretch that ends before <paramref name="end"/>.</summary>
    public Cursor(string source, int position, int end)
    {
        Source = source;
        Position = position;
        _end = end;
    }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public int Position { get; }

    /// <summary>The offset after the last character of the stretch.</summary>
    public int End => _end;

    /// <inheritdoc/>
    public char Current => Source[Position];

    /// <inheritdoc/>
    public bool AtEnd => Position >= _end;

    /// <summary>Not counted here: a diagnostic finds the line by its offset.</summary>
    public int Line => 0;

    /// <summary>Not counted here: a diagnostic finds the column by its offset.</summary>
    public int Column => 0;

    /// <inheritdoc/>
    public IDictionary<object, object> Memos => new Dictionary<object, object>();

    /// <inheritdoc/>
    public IInput Advance() => AtEnd
        ? throw new InvalidOperationException("the stretch has ended")
        : new Cursor(Source, Position + 1, _end);

    /// <summary>The place after a token of the given length and the blanks that follow it.</summary>
    public Cursor Skip(int length)
    {
        var position = Position + length;
        while (position < _end && char.IsWhiteSpace(Source[position])) position++;
        return new Cursor(Source, position, _end);
    }

    /// <inheritdoc/>
    public bool Equals(IInput? other) =>
        other is Cursor cursor && cursor.Position == Position && ReferenceEquals(cursor.Source, Source);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IInput);

    /// <inheritdoc/>
    public override int GetHashCode() => Position;
}

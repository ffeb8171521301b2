using System.Globalization;

namespace SyCam.Eval.Maps;

/// <summary>
/// The header's text, a Python dictionary such as
/// <c>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (7, 7), }</c>. Read for exactly these three keys in any
/// order; nothing is evaluated.
/// </summary>
internal sealed class NpyLiteral
{
    private readonly string _text;
    private readonly string _name;
    private int _at;

    private NpyLiteral(string text, string name) => (_text, _name) = (text, name);

    public string? Type { get; private set; }

    public bool? IsFortranOrder { get; private set; }

    public IReadOnlyList<long>? Shape { get; private set; }

    /// <exception cref="InputException">The text is no such dictionary, or a key is missing or there twice.</exception>
    public static NpyLiteral Parse(string text, string name)
    {
        var literal = new NpyLiteral(text, name);
        literal.ReadDictionary();
        return literal;
    }

    private void ReadDictionary()
    {
        Expect('{');
        while (!Accept('}'))
        {
            var key = ReadString();
            Expect(':');
            ReadValue(key);
            if (Accept(',')) continue;
            Expect('}');
            break;
        }

        SkipSpaces();
        if (_at < _text.Length || Type is null || IsFortranOrder is null || Shape is null) throw Bad();
    }

    private void ReadValue(string key)
    {
        switch (key)
        {
            case "descr" when Type is null:
                if (Accept('['))
                    throw new InputException($"{_name}: an array of records is not read; save one field of it");
                Type = ReadString();
                break;
            case "fortran_order" when IsFortranOrder is null:
                IsFortranOrder = AcceptWord("True") || (AcceptWord("False") ? false : throw Bad());
                break;
            case "shape" when Shape is null:
                Shape = ReadShape();
                break;
            default:
                throw Bad();
        }
    }

    private List<long> ReadShape()
    {
        List<long> shape = [];
        Expect('(');
        while (!Accept(')'))
        {
            SkipSpaces();
            var start = _at;
            while (_at < _text.Length && char.IsAsciiDigit(_text[_at])) _at++;
            var digits = _text.AsSpan(start, _at - start);
            if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length)) throw Bad();
            shape.Add(length);
            // Python 2 wrote (7L, 7L).
            AcceptWord("L");
            if (Accept(',')) continue;
            Expect(')');
            break;
        }

        return shape;
    }

    private string ReadString()
    {
        SkipSpaces();
        if (_at >= _text.Length || _text[_at] is not ('\'' or '"')) throw Bad();
        var end = _text.IndexOf(_text[_at], _at + 1);
        if (end < 0) throw Bad();
        var text = _text[(_at + 1)..end];
        _at = end + 1;
        return text;
    }

    private bool AcceptWord(string word)
    {
        SkipSpaces();
        if (!_text.AsSpan(_at).StartsWith(word)) return false;
        _at += word.Length;
        return true;
    }

    private bool Accept(char sign)
    {
        SkipSpaces();
        if (_at >= _text.Length || _text[_at] != sign) return false;
        _at++;
        return true;
    }

    private void Expect(char sign)
    {
        if (!Accept(sign)) throw Bad();
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\n') _at++;
    }

    private InputException Bad() => new(
        $"{_name}: a corrupt .npy header at its character {_at + 1}; write the file again with np.save");
}

using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Finds attributes by their word; one that stands twice is reported.</summary>
internal sealed class AttributeReader
{
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<string, AttributeSyntax> _attributes = [];

    /// <summary>The attributes of one input or alternative.</summary>
    public AttributeReader(DiagnosticBag diagnostics, IReadOnlyList<AttributeSyntax> attributes)
    {
        _diagnostics = diagnostics;
        foreach (var attribute in attributes)
        {
            var word = attribute.Word.Text;
            if (_attributes.TryAdd(word, attribute)) continue;
            diagnostics.ReportRepeated(attribute.Span, word == "{" ? "the list of laws" : $"`{word}`");
        }
    }

    /// <summary>The attribute of the given word, or null.</summary>
    public AttributeSyntax? Find(string word) => _attributes.GetValueOrDefault(word);

    /// <summary>The whole number of an attribute; null when it is absent or, which is reported, out of range.</summary>
    public int? Whole(string word, string what, int low, int high) => Find(word) is { } attribute
        ? ReadWhole(_diagnostics, attribute.Values[0], what, low, high)
        : null;

    /// <summary>The number of an attribute; null when it is absent or, which is reported, not above 0.</summary>
    public double? Positive(string word, string what)
    {
        if (Find(word) is not { } attribute) return null;
        if (Numbers.Read(attribute.Values[0].Text) is { Sign: > 0 } value) return value.ToDouble();
        _diagnostics.ReportNumberRange(attribute.Values[0], what, "a number above 0");
        return null;
    }

    /// <summary>A whole number in a range; null when it is none, which is reported.</summary>
    public static int? ReadWhole(DiagnosticBag diagnostics, Identifier number, string what, int low, int high)
    {
        if (Numbers.ReadWhole(number.Text) is { } value && value >= low && value <= high) return value;
        diagnostics.ReportNumberRange(number, what, $"a whole number from {low} to {high}");
        return null;
    }
}

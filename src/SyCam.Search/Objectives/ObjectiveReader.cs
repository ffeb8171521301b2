using System.Globalization;

namespace SyCam.Search.Objectives;

/// <summary>Reads sums of multiples of metrics: <c>sum = [-] term {(+|-) term}</c>,
/// <c>term = factor {(*|/) factor}</c>, a factor being a number or, once in a term and not as a divisor, a name, which may end in parameters in parentheses.
/// </summary>
internal sealed class ObjectiveReader(string text)
{
    private int _at;

    public ObjectiveExpression Read()
    {
        List<(double, string)> terms = [];
        terms.Add(Term(isNegative: Take('-')));
        while (_at < text.Length)
        {
            var isNegative = Take('-');
            if (!isNegative && !Take('+')) throw Expected("'+', '-', '*' or '/'");
            terms.Add(Term(isNegative));
        }

        return ObjectiveExpression.Merge(terms, terms.Count == 1 && text.Trim() == terms[0].Item2);
    }

    private (double Weight, string Metric) Term(bool isNegative)
    {
        var start = _at;
        var weight = isNegative ? -1.0 : 1.0;
        string? metric = null;
        var isDivisor = false;
        do
        {
            SkipSpace();
            if (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '.')) weight = Times(weight, isDivisor);
            else if (_at >= text.Length || !IsNameStart(text[_at])) throw Expected(metric is null ? "a metric's name or a number" : "a number");
            else if (isDivisor) throw Expected("a number to divide by");
            else if (metric is not null) throw At(_at, $"'{Name()}' is a second metric in a product; a sum of multiples is expected");
            else metric = Name();
            SkipSpace();
            isDivisor = _at < text.Length && text[_at] == '/';
        }
        while (Take('*') || Take('/'));
        return (weight, metric ?? throw At(start, "a number without a metric; write a multiple such as 0.5*insertion"));
    }

    private double Times(double weight, bool isDivisor)
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '.')) _at++;
        var word = text[start.._at];
        if (!double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            throw At(start, $"'{word}' is no number");
        if (number == 0) throw At(start, isDivisor ? "a division by 0" : "a multiple of 0 has no effect; leave the metric out");
        return isDivisor ? weight / number : weight * number;
    }

    private string Name()
    {
        var start = _at;
        while (_at < text.Length && (IsNameStart(text[_at]) || char.IsAsciiDigit(text[_at]))) _at++;
        if (_at >= text.Length || text[_at] != '(') return text[start.._at];
        var close = text.IndexOf(')', _at);
        if (close < 0) throw At(_at, "a ')' is missing");
        _at = close + 1;
        return text[start.._at];
    }

    private static bool IsNameStart(char letter) => char.IsAsciiLetter(letter) || letter == '_';

    private bool Take(char sign)
    {
        SkipSpace();
        if (_at >= text.Length || text[_at] != sign) return false;
        _at++;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
    }

    private FormatException Expected(string what) =>
        At(_at, $"expected {what}, found {(_at < text.Length ? $"'{text[_at]}'" : "the end")}");

    private static FormatException At(int place, string message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"column {place + 1}: {message}"));
}

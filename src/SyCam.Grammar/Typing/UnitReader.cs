using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Reads units as they are declared: <c>a</c>, <c>1/a^2</c>, <c>a*b</c>, <c>1</c>.</summary>
internal static class UnitReader
{
    private const int MaxExponent = 64;

    /// <summary>The unit, or null when it is none, which is reported.</summary>
    /// <param name="unit">Factors with <c>*</c> and <c>/</c> between and no blanks.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    public static Unit? Read(Identifier unit, DiagnosticBag diagnostics)
    {
        var all = Unit.One;
        var text = unit.Text;
        for (var start = 0; start < text.Length;)
        {
            var isDivisor = text[start] == '/';
            if (text[start] is '*' or '/') start++;
            var end = text.IndexOfAny(['*', '/'], start);
            if (end < 0) end = text.Length;
            if (Factor(text[start..end]) is not { } factor)
            {
                diagnostics.ReportUnit(unit, MaxExponent);
                return null;
            }

            all *= isDivisor ? factor.Pow(new Rational(-1)) : factor;
            start = end;
        }

        return all;
    }

    private static Unit? Factor(string text)
    {
        var sign = text.IndexOf('^', StringComparison.Ordinal);
        var name = sign < 0 ? text : text[..sign];
        var exponent = sign < 0 ? 1 : Numbers.ReadWhole(text[(sign + 1)..]);
        if (exponent is null || Math.Abs((long)exponent.Value) > MaxExponent) return null;
        if (char.IsAsciiDigit(name[0])) return Numbers.Read(name) is { IsOne: true } ? Unit.One : null;
        return Unit.Base(name).Pow(new Rational(exponent.Value));
    }
}

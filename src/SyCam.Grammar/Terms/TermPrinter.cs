using System.Globalization;
using System.Text;

namespace SyCam.Grammar.Terms;

/// <summary>Writes terms in the language's own syntax; parsing the text gives the term back.</summary>
public static class TermPrinter
{
    private const int SumLevel = 1;
    private const int ProductLevel = 2;
    private const int UnaryLevel = 3;
    private const int PowerLevel = 4;
    private const int AtomLevel = 5;
    private static readonly Rational MinusOne = new(-1);

    /// <summary>The term's text.</summary>
    public static string Print(Term term)
    {
        var text = new StringBuilder();
        Write(text, term, SumLevel);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Term term, int outer)
    {
        var level = Level(term);
        if (level < outer) text.Append('(');
        if (term.Operator == Operators.Add) WriteSum(text, term);
        else if (term.Operator == Operators.Mul) WriteProduct(text, term);
        else if (term.Operator == Operators.Pow)
        {
            Write(text, term.Children[0], AtomLevel);
            text.Append('^').Append(term.Parameter.ToString(CultureInfo.InvariantCulture));
        }
        else if (term.Operator == Operators.Constant) text.Append(term.Value);
        else if (term.Operator.Shape == OperatorShape.Leaf) text.Append(term.Name);
        else WriteCall(text, term);
        if (level < outer) text.Append(')');
    }

    private static void WriteSum(StringBuilder text, Term term)
    {
        for (var i = 0; i < term.Children.Length; i++)
        {
            var child = term.Children[i];
            if (i > 0 && IsNegative(child))
            {
                text.Append(" - ");
                WriteMagnitude(text, child);
                continue;
            }

            if (i > 0) text.Append(" + ");
            Write(text, child, ProductLevel);
        }
    }

    private static void WriteProduct(StringBuilder text, Term term)
    {
        if (IsNegative(term))
        {
            text.Append('-');
            WriteMagnitude(text, term);
        }
        else WriteFactors(text, term, 0);
    }

    private static void WriteFactors(StringBuilder text, Term term, int first)
    {
        for (var i = first; i < term.Children.Length; i++)
        {
            if (i > first) text.Append(" * ");
            var child = term.Children[i];
            // A number in front needs no parentheses: 1/3 * x is read as a product with 1/3.
            if (i == 0 && child.Operator == Operators.Constant) text.Append(child.Value);
            else Write(text, child, UnaryLevel);
        }
    }

    private static void WriteCall(StringBuilder text, Term term)
    {
        text.Append(term.Operator.Name).Append('(');
        for (var i = 0; i < term.Children.Length; i++)
        {
            if (i > 0) text.Append(", ");
            Write(text, term.Children[i], SumLevel);
        }

        text.Append(')');
    }

    private static bool IsNegative(Term term) =>
        (term.Operator == Operators.Constant && term.Value.Sign < 0)
        || (term.Operator == Operators.Mul && term.Children[0].Operator == Operators.Constant
            && term.Children[0].Value.Sign < 0);

    // What follows the sign. A factor -1 is the sign alone, as in -x * y, unless a number follows: -2 * x would be read
    // as a product with -2.
    private static void WriteMagnitude(StringBuilder text, Term term)
    {
        var number = term.Operator == Operators.Constant ? term.Value : term.Children[0].Value;
        var isSign = term.Operator == Operators.Mul && number == MinusOne
            && term.Children[1].Operator != Operators.Constant;
        if (!isSign) text.Append(-number);
        if (term.Operator == Operators.Constant) return;
        if (!isSign) text.Append(" * ");
        WriteFactors(text, term, 1);
    }

    private static int Level(Term term) =>
        term.Operator == Operators.Add ? SumLevel
        : term.Operator == Operators.Mul ? ProductLevel
        : term.Operator == Operators.Pow ? PowerLevel
        : term.Operator == Operators.Constant && (term.Value.Sign < 0 || term.Value.Denominator != 1) ? ProductLevel
        : AtomLevel;
}

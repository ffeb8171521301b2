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
            if (i > 0 && IsNegated(child, out var rest))
            {
                text.Append(" - ");
                Write(text, rest, ProductLevel);
                continue;
            }

            if (i > 0) text.Append(" + ");
            Write(text, child, ProductLevel);
        }
    }

    private static void WriteProduct(StringBuilder text, Term term)
    {
        if (IsNegated(term, out var rest))
        {
            text.Append('-');
            Write(text, rest, rest.Operator == Operators.Mul ? ProductLevel : UnaryLevel);
            return;
        }

        for (var i = 0; i < term.Children.Length; i++)
        {
            if (i > 0) text.Append(" * ");
            Write(text, term.Children[i], UnaryLevel);
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

    // -1 * x * y reads better as -x * y; a leading -1 stands for the sign, in sums as "a - b".
    private static bool IsNegated(Term term, out Term rest)
    {
        rest = term;
        if (term.Operator != Operators.Mul || term.Children[0].Operator != Operators.Constant
            || term.Children[0].Value != new Rational(-1)) return false;
        rest = term.Children.Length == 2 ? term.Children[1] : Term.Of(Operators.Mul, term.Children.AsSpan()[1..]);
        return true;
    }

    private static int Level(Term term) =>
        term.Operator == Operators.Add ? SumLevel
        : term.Operator == Operators.Mul ? ProductLevel
        : term.Operator == Operators.Pow ? PowerLevel
        : term.Operator == Operators.Constant && (term.Value.Sign < 0 || term.Value.Denominator != 1) ? ProductLevel
        : AtomLevel;
}

using System.Diagnostics;
using System.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>Writes expressions as they were written, with blanks in fixed places.</summary>
internal sealed class ExpressionPrinter
{
    private readonly StringBuilder _text = new();
    private readonly Func<string, string?> _expand;
    private readonly int _limit;

    private ExpressionPrinter(Func<string, string?> expand, int limit)
    {
        _expand = expand;
        _limit = limit;
    }

    /// <summary>The text of an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="expand">The text to put in place of a name, or null to keep the name.</param>
    /// <param name="limit">The length after which nothing more is written: names may double the text at each use.</param>
    public static string Print(ExpressionSyntax expression, Func<string, string?> expand, int limit)
    {
        if (expression is NameSyntax name) return expand(name.Name.Text) ?? name.Name.Text;
        var printer = new ExpressionPrinter(expand, limit);
        printer.Write(expression);
        return printer._text.ToString();
    }

    private void Write(ExpressionSyntax expression)
    {
        if (_text.Length > _limit) return;
        switch (expression)
        {
            case NumberSyntax number: _text.Append(number.Text); break;
            case NameSyntax name: WriteName(name.Name.Text); break;
            case ParenthesizedSyntax group: WriteBetween("(", group.Inner, ")"); break;
            case NegationSyntax negation: WriteBetween("-", negation.Operand, ""); break;
            case CallSyntax call: WriteCall(call); break;
            case SumSyntax sum:
                WriteJoined(sum.Operands.Select(item => (item.IsSubtracted ? " - " : " + ", item.Operand)));
                break;
            case ProductSyntax product:
                WriteJoined(product.Operands.Select(item => (item.IsDivisor ? " / " : " * ", item.Operand)));
                break;
            case PowerSyntax power:
                Write(power.Operand);
                WriteBetween("^", power.Exponent, "");
                break;
            case LetSyntax let:
                WriteBetween($"let {let.Name.Text} = ", let.Value, " in ");
                Write(let.Body);
                break;
            default: throw new UnreachableException(expression.GetType().Name);
        }
    }

    private void WriteName(string name)
    {
        if (_expand(name) is not { } text) _text.Append(name);
        else if (text.All(char.IsLetterOrDigit)) _text.Append(text);
        else _text.Append('(').Append(text).Append(')');
    }

    private void WriteCall(CallSyntax call)
    {
        _text.Append(call.Name.Text).Append('(');
        WriteJoined(call.Arguments.Select(argument => (", ", argument)));
        _text.Append(')');
    }

    private void WriteBetween(string before, ExpressionSyntax expression, string after)
    {
        _text.Append(before);
        Write(expression);
        _text.Append(after);
    }

    private void WriteJoined(IEnumerable<(string Sign, ExpressionSyntax Operand)> operands)
    {
        var isFirst = true;
        foreach (var (sign, operand) in operands)
        {
            if (!isFirst) _text.Append(sign);
            isFirst = false;
            Write(operand);
        }
    }
}

using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Exporting;

/// <summary>What operators are on real numbers in SyGuS.</summary>
internal static class SygusOperators
{
    private static readonly Dictionary<Operator, Func<string[], string>> Pointwise = new()
    {
        [Operators.Add] = x => $"(+ {string.Join(' ', x)})",
        [Operators.Mul] = x => $"(* {string.Join(' ', x)})",
        [Operators.Div0] = x => $"(ite (= {x[1]} 0.0) 0.0 (/ {x[0]} {x[1]}))",
        [Operators.Relu] = x => $"(ite (>= {x[0]} 0.0) {x[0]} 0.0)",
        [Operators.Abs] = x => $"(ite (>= {x[0]} 0.0) {x[0]} (- {x[0]}))",
    };

    private static readonly Dictionary<Operator, Func<string, string, string>> OfTwo = new()
    {
        [Operators.SumP] = (a, b) => $"(+ {a} {b})",
        [Operators.SumK] = (a, b) => $"(+ {a} {b})",
        [Operators.MeanP] = (a, b) => $"(* 0.5 (+ {a} {b}))",
        [Operators.MeanK] = (a, b) => $"(* 0.5 (+ {a} {b}))",
        [Operators.MaxP] = (a, b) => $"(ite (>= {a} {b}) {a} {b})",
        [Operators.MaxK] = (a, b) => $"(ite (>= {a} {b}) {a} {b})",
    };

    /// <summary>True for leaves and for the operators that can be written.</summary>
    public static bool Covers(Operator op) =>
        op.Shape == OperatorShape.Leaf || op == Operators.Pow || Pointwise.ContainsKey(op) || OfTwo.ContainsKey(op);

    /// <summary>An operator that works element by element.</summary>
    public static string Element(Term term, string[] operands) => term.Operator == Operators.Pow
        ? $"(* {string.Join(' ', Enumerable.Repeat(operands[0], term.Parameter))})"
        : Pointwise[term.Operator](operands);

    /// <summary>A reduction of two values.</summary>
    public static string Reduce(Operator op, string first, string second) => OfTwo[op](first, second);

    /// <summary>A number, as a real: <c>(/ 1.0 3.0)</c>.</summary>
    public static string Number(Rational value)
    {
        var size = value.Sign < 0 ? -value : value;
        var text = size.Denominator == 1 ? $"{size.Numerator}.0" : $"(/ {size.Numerator}.0 {size.Denominator}.0)";
        return value.Sign < 0 ? $"(- {text})" : text;
    }
}

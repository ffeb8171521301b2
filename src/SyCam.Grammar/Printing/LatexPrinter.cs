using System.Globalization;
using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Printing;

/// <summary>
/// Writes terms as LaTeX formulas in the notation of the papers: channels carry the index k, positions i and j are
/// named only where a reduction runs over them, and a quotient is 0 where its divisor is 0.
/// </summary>
public static class LatexPrinter
{
    private const int Sum = 1;
    private const int Reduction = 2;
    private const int Product = 3;
    private const int Script = 4;
    private const int Atom = 5;

    private static readonly Dictionary<Operator, LatexForm> Forms = new()
    {
        [Operators.Input] = Always(Atom, WriteInput),
        [Operators.Constant] = new(ConstantLevel, term => WriteNumber(term.Value)),
        [Operators.Hole] = Always(Atom, term => WriteName(term.Name)),
        [Operators.Add] = Always(Sum, WriteSum),
        [Operators.Mul] = Always(Product, WriteProduct),
        [Operators.Pow] = Always(Script, term => string.Create(
            CultureInfo.InvariantCulture, $"{Print(term.Children[0], Atom)}^{{{term.Parameter}}}")),
        [Operators.Div0] = Always(Script, term => $@"\frac{{{Print(term.Children[0])}}}{{{Print(term.Children[1])}}}"),
        [Operators.Relu] = Call("relu"),
        [Operators.Abs] = Always(Atom, term => $@"\left|{Print(term.Children[0])}\right|"),
        [Operators.SumP] = Over(@"\sum_{i,j}"),
        [Operators.MeanP] = new(MeanLevel, term => WriteMean(term, @"\frac{1}{hw}\sum_{i,j}")),
        [Operators.MaxP] = Over(@"\max_{i,j}"),
        [Operators.SumK] = Over(@"\sum_k"),
        [Operators.MeanK] = Over(@"\frac{1}{K}\sum_k"),
        [Operators.MaxK] = Over(@"\max_k"),
        [Operators.Sqrt] = Always(Atom, term => $@"\sqrt{{{Print(term.Children[0])}}}"),
        [Operators.SoftmaxK] = Call("softmax", "_k"),
        [Operators.MinMax] = Call("minmax"),
        [Operators.Upsample] = Call("U"),
        [Operators.Eigen] = Call("eigen", "_k"),
        [Operators.Kpca] = Call("kpca", "_k"),
        [Operators.Rank] = Call("rank"),
        [Operators.Sigmoid] = Call("sigmoid"),
    };

    /// <summary>The formula, without dollar signs:
    /// <c>\mathrm{relu}\left(\sum_k \overline{G}_k A_k\right)</c>.</summary>
    public static string Print(Term term) => Print(term, Sum);

    /// <summary>True when the operator has a form; every row of the table must.</summary>
    internal static bool Covers(Operator op) => Forms.ContainsKey(op);

    private static string Print(Term term, int outer)
    {
        var form = Forms[term.Operator];
        var text = form.Write(term);
        return form.Level(term) < outer ? $@"\left({text}\right)" : text;
    }

    private static LatexForm Always(int level, Func<Term, string> write) => new(_ => level, write);

    private static LatexForm Call(string name, string index = "") =>
        Always(Atom, term => $@"\mathrm{{{name}}}{index}\left({Print(term.Children[0])}\right)");

    private static LatexForm Over(string sign) =>
        Always(Reduction, term => $"{sign} {Print(term.Children[0], Reduction)}");

    private static bool IsMeanOfInput(Term term) =>
        term.Children[0].Operator == Operators.Input && term.Children[0].Type == TermType.Features;

    private static int MeanLevel(Term term) => IsMeanOfInput(term) ? Atom : Reduction;

    private static string WriteMean(Term term, string sign) => IsMeanOfInput(term)
        ? $@"\overline{{{WriteName(term.Children[0].Name)}}}_k"
        : $"{sign} {Print(term.Children[0], Reduction)}";

    private static string WriteInput(Term term) => WriteName(term.Name) + (term.Type.HasChannels() ? "_k" : "");

    // A@layer3 is A with the place above it.
    private static string WriteName(string name)
    {
        var parts = name.Split('@');
        var escaped = parts[0].Replace("_", @"\_", StringComparison.Ordinal);
        var text = escaped.Length == 1 ? escaped : $@"\mathrm{{{escaped}}}";
        return parts.Length == 1
            ? text
            : $@"{text}^{{(\mathrm{{{parts[1].Replace("_", @"\_", StringComparison.Ordinal)}}})}}";
    }

    private static string WriteNumber(Rational value) => value.Denominator == 1
        ? value.ToString()
        : (value.Sign < 0 ? "-" : "") + string.Create(
            CultureInfo.InvariantCulture, $@"\frac{{{Math.Abs(value.Numerator)}}}{{{value.Denominator}}}");

    private static int ConstantLevel(Term term) =>
        term.Value.Sign < 0 ? Sum : term.Value.Denominator == 1 ? Atom : Script;

    private static string WriteSum(Term term)
    {
        var text = Print(term.Children[0], Product);
        foreach (var child in term.Children.Skip(1))
        {
            var part = child.Operator == Operators.Constant ? WriteNumber(child.Value) : Print(child, Product);
            text += part.StartsWith('-') ? $" - {part[1..]}" : $" + {part}";
        }

        return text;
    }

    private static string WriteProduct(Term term)
    {
        var first = term.Children[0];
        // A number in front keeps its sign without parentheses, and of -1 only the sign is written.
        var text = first.Operator != Operators.Constant ? Print(first, Script)
            : first.Value == new Rational(-1) ? "-"
            : WriteNumber(first.Value);
        foreach (var child in term.Children.Skip(1))
        {
            var part = Print(child, Script);
            if (text == "-") text += child.Operator == Operators.Constant ? @"1 \cdot " + part : part;
            else text += (char.IsAsciiDigit(part[0]) ? @" \cdot " : " ") + part;
        }

        return text;
    }
}

using System.Globalization;
using System.Net;
using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Printing;

/// <summary>
/// Writes terms as presentation MathML (the part of it that browsers share, MathML Core) in the notation of
/// <see cref="LatexPrinter"/>: channels carry the index k, positions i and j are named only where a reduction runs over
/// them, and a quotient is 0 where its divisor is 0.
/// </summary>
public static class MathMlPrinter
{
    private const int Sum = 1;
    private const int Reduction = 2;
    private const int Product = 3;
    private const int Script = 4;
    private const int Atom = 5;

    private const string ThinSpace = "<mspace width=\"0.17em\"/>";

    private static readonly Dictionary<Operator, MathMlForm> Forms = new()
    {
        [Operators.Input] = Always(Atom, WriteInput),
        [Operators.Constant] = new(ConstantLevel, term => WriteNumber(term.Value)),
        [Operators.Hole] = Always(Atom, term => WriteName(term.Name)),
        [Operators.Add] = Always(Sum, WriteSum),
        [Operators.Mul] = Always(Product, WriteProduct),
        [Operators.Pow] = Always(Script, term =>
            $"<msup>{Part(term.Children[0], Atom)}{Number(term.Parameter)}</msup>"),
        [Operators.Div0] = Always(Script, term => $"<mfrac>{Part(term.Children[0])}{Part(term.Children[1])}</mfrac>"),
        [Operators.Relu] = Call("relu"),
        [Operators.Abs] = Always(Atom, term => $"{Fence("|")}{Part(term.Children[0])}{Fence("|")}"),
        [Operators.SumP] = Over(Under(Sign("∑"), Positions())),
        [Operators.MeanP] = new(MeanLevel, WriteMean),
        [Operators.MaxP] = Over(Under(Word("max"), Positions())),
        [Operators.SumK] = Over(Under(Sign("∑"), "<mi>k</mi>")),
        [Operators.MeanK] = Over($"{OneOver("<mi>K</mi>")}{Under(Sign("∑"), "<mi>k</mi>")}"),
        [Operators.MaxK] = Over(Under(Word("max"), "<mi>k</mi>")),
        [Operators.Sqrt] = Always(Atom, term => $"<msqrt>{Part(term.Children[0])}</msqrt>"),
        [Operators.SoftmaxK] = Call("softmax", hasIndex: true),
        [Operators.MinMax] = Call("minmax"),
        [Operators.Upsample] = Call("U"),
        [Operators.Eigen] = Call("eigen", hasIndex: true),
        [Operators.Kpca] = Call("kpca", hasIndex: true),
        [Operators.Rank] = Call("rank"),
        [Operators.Sigmoid] = Call("sigmoid"),
    };

    /// <summary>The formula as a <c>math</c> element, whose alternative text is the term's own text.</summary>
    public static string Print(Term term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return $"<math displaystyle=\"true\" alttext=\"{WebUtility.HtmlEncode(term.ToString())}\">{Part(term)}</math>";
    }

    /// <summary>True when the operator has a form; every row of the table must.</summary>
    internal static bool Covers(Operator op) => Forms.ContainsKey(op);

    // One element in every case, as scripts and fractions ask for.
    private static string Part(Term term, int outer = Sum)
    {
        var form = Forms[term.Operator];
        var text = form.Write(term);
        return form.Level(term) < outer ? Row($"{Fence("(")}{text}{Fence(")")}") : Row(text);
    }

    private static string Row(string elements) => $"<mrow>{elements}</mrow>";

    private static string Fence(string sign) => $"<mo stretchy=\"false\">{sign}</mo>";

    private static string Sign(string sign) => $"<mo>{sign}</mo>";

    private static string Word(string word) => $"<mi mathvariant=\"normal\">{WebUtility.HtmlEncode(word)}</mi>";

    private static string Number(long number) =>
        number < 0 ? $"<mrow>{Sign("−")}{Digits(-number)}</mrow>" : Digits(number);

    private static string Digits(long number) => string.Create(CultureInfo.InvariantCulture, $"<mn>{number}</mn>");

    private static string Under(string sign, string index) => $"<munder>{sign}{index}</munder>";

    private static string Positions() => Row($"<mi>i</mi>{Sign(",")}<mi>j</mi>");

    private static string OneOver(string divisor) => $"<mfrac><mn>1</mn>{divisor}</mfrac>";

    private static MathMlForm Always(int level, Func<Term, string> write) => new(_ => level, write);

    private static MathMlForm Call(string name, bool hasIndex = false) => Always(Atom, term =>
        (hasIndex ? $"<msub>{Word(name)}<mi>k</mi></msub>" : Word(name))
        + $"{Fence("(")}{Part(term.Children[0])}{Fence(")")}");

    private static MathMlForm Over(string sign) =>
        Always(Reduction, term => $"{sign}{ThinSpace}{Part(term.Children[0], Reduction)}");

    private static bool IsMeanOfInput(Term term) =>
        term.Children[0].Operator == Operators.Input && term.Children[0].Type == TermType.Features;

    private static int MeanLevel(Term term) => IsMeanOfInput(term) ? Atom : Reduction;

    private static string WriteMean(Term term) => IsMeanOfInput(term)
        ? $"<msub><mover>{WriteName(term.Children[0].Name)}{Sign("¯")}</mover><mi>k</mi></msub>"
        : $"{OneOver(Row("<mi>h</mi><mi>w</mi>"))}{Under(Sign("∑"), Positions())}{ThinSpace}{Part(term.Children[0], Reduction)}";

    private static string WriteInput(Term term) =>
        term.Type.HasChannels() ? $"<msub>{WriteName(term.Name)}<mi>k</mi></msub>" : WriteName(term.Name);

    // A@layer3 is A with the place above it.
    private static string WriteName(string name)
    {
        var parts = name.Split('@');
        var letter = parts[0].Length == 1 ? $"<mi>{WebUtility.HtmlEncode(parts[0])}</mi>" : Word(parts[0]);
        return parts.Length == 1
            ? letter
            : $"<msup>{letter}<mrow>{Fence("(")}{Word(parts[1])}{Fence(")")}</mrow></msup>";
    }

    private static string WriteNumber(Rational value)
    {
        var size = value.Denominator == 1
            ? Digits(Math.Abs(value.Numerator))
            : $"<mfrac>{Digits(Math.Abs(value.Numerator))}{Digits(value.Denominator)}</mfrac>";
        return value.Sign < 0 ? Sign("−") + size : size;
    }

    private static int ConstantLevel(Term term) =>
        term.Value.Sign < 0 ? Sum : term.Value.Denominator == 1 ? Atom : Script;

    private static string WriteSum(Term term)
    {
        var text = Part(term.Children[0], Product);
        foreach (var child in term.Children.Skip(1))
        {
            var (isNegative, part) = Summand(child);
            text += Sign(isNegative ? "−" : "+") + part;
        }

        return text;
    }

    // A part with a number below 0 in front is subtracted.
    private static (bool IsNegative, string Text) Summand(Term term)
    {
        if (term.Operator == Operators.Constant && term.Value.Sign < 0) return (true, WriteNumber(-term.Value));
        return term.Operator == Operators.Mul && term.Children[0] is { } first
            && first.Operator == Operators.Constant && first.Value.Sign < 0
            ? (true, Row(WriteFactors(-first.Value, term.Children.Skip(1))))
            : (false, Part(term, Product));
    }

    private static string WriteProduct(Term term)
    {
        var first = term.Children[0];
        return first.Operator == Operators.Constant
            ? WriteFactors(first.Value, term.Children.Skip(1))
            : string.Join(ThinSpace, term.Children.Select(Factor));
    }

    // A number in front keeps its sign without parentheses, and of -1 only the sign is written.
    private static string WriteFactors(Rational number, IEnumerable<Term> others)
    {
        var factors = string.Join(ThinSpace, others.Select(Factor));
        if (number == new Rational(1)) return factors;
        return number == new Rational(-1) ? Sign("−") + factors : WriteNumber(number) + ThinSpace + factors;
    }

    private static string Factor(Term term) => (term.Operator == Operators.Constant ? Sign("·") : "") + Part(term, Script);
}

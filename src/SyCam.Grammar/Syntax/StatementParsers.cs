using Sprache;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>The Sprache grammar of the statements, one parser for each kind.</summary>
internal static class StatementParsers
{
    private static readonly Parser<Identifier> Number = Lexemes.Number;

    private static readonly Parser<Identifier> SignedNumber =
        from sign in Committed.Maybe(Lexemes.Sign("-"))
        from number in Number
        select sign is null ? number : new Identifier("-" + number.Text, sign.Span.To(number.Span));

    private static readonly Parser<Identifier> UnitFactor =
        from symbol in Committed.OneOf(Number, Lexemes.Name("a unit such as `a` or `1/a`"))
        from exponent in Committed.Maybe(
            from sign in Lexemes.Sign("^") from exponent in SignedNumber select exponent)
        select exponent is null
            ? symbol
            : new Identifier($"{symbol.Text}^{exponent.Text}", symbol.Span.To(exponent.Span));

    private static readonly Parser<Identifier> Unit =
        from first in UnitFactor
        from rest in Committed.Many(
            from sign in Committed.OneOf(Lexemes.Sign("/"), Lexemes.Sign("*"))
            from factor in UnitFactor
            select new Identifier(sign.Text + factor.Text, sign.Span.To(factor.Span)))
        select rest.Aggregate(first, (all, part) => new Identifier(all.Text + part.Text, all.Span.To(part.Span)));

    private static readonly Parser<AttributeSyntax> Cost = Attribute("cost", Number);

    private static readonly Parser<AttributeSyntax> Condition =
        from word in Lexemes.Word("where")
        from left in UnitOf("lhs")
        from sign in Lexemes.Sign("==")
        from right in UnitOf("rhs")
        select new AttributeSyntax(word, [], word.Span.To(right.Span));

    private static readonly Parser<AttributeSyntax> ForRange =
        from word in Lexemes.Word("for")
        from name in Lexemes.Name("the name of a variable")
        from inner in Lexemes.Word("in")
        from low in Number
        from dots in Lexemes.Sign("..")
        from high in Number
        select new AttributeSyntax(word, [name, low, high], word.Span.To(high.Span));

    private static readonly Parser<AttributeSyntax> Laws =
        from open in Lexemes.Sign("{")
        from first in Lexemes.Name("a law")
        from rest in Committed.Many(Lexemes.Name("a law"))
        from close in Lexemes.Sign("}")
        select new AttributeSyntax(open, [first, .. rest], open.Span.To(close.Span));

    private static readonly Parser<FactSyntax> FactTerm =
        from kind in Lexemes.Name("a fact")
        from open in Lexemes.Sign("(")
        from input in Lexemes.Name("the name of an input")
        from close in Lexemes.Sign(")")
        select new FactSyntax(kind, input, null);

    /// <summary><c>syntax 1</c>: the number.</summary>
    public static readonly Parser<Identifier> Version =
        from word in Lexemes.Word("syntax")
        from number in Number
        from end in End("the end of the line")
        select number;

    /// <summary>One line of <c>inputs</c>.</summary>
    public static readonly Parser<InputSyntax> Input =
        from name in Lexemes.Name("the name of an input")
        from colon in Lexemes.Sign(":")
        from type in Lexemes.Name("a type")
        from attributes in Committed.Many(Committed.OneOf(
            Flag("nonneg"), Flag("lazy"), Cost, Attribute("unit", Unit), Attribute("from", Lexemes.Name("a source")),
            from word in Lexemes.Word("in")
            from low in SignedNumber
            from dots in Lexemes.Sign("..")
            from high in SignedNumber
            select new AttributeSyntax(word, [low, high], word.Span.To(high.Span))))
        from end in End("`nonneg`, `in`, `unit`, `from`, `cost`, `lazy` or the next input")
        select new InputSyntax(name, type, attributes);

    /// <summary>One line of <c>facts</c>.</summary>
    public static readonly Parser<FactSyntax> Fact =
        from fact in FactTerm
        from head in Committed.Maybe(
            from word in Lexemes.Word("when")
            from what in Lexemes.Word("head")
            from sign in Lexemes.Sign("=")
            from value in Lexemes.Quoted
            select value)
        from end in End("`when` or the next fact")
        select fact with { Head = head };

    /// <summary>The start of a rule: its name, its type if given, and <c>=</c>.</summary>
    public static readonly Parser<RuleSyntax> RuleHead =
        from name in Lexemes.Name("the name of a nonterminal")
        from type in Committed.Maybe(from colon in Lexemes.Sign(":") from type in Lexemes.Name("a type") select type)
        from sign in Lexemes.Sign("=")
        select new RuleSyntax(name, type, []);

    /// <summary>One alternative of a rule.</summary>
    public static readonly Parser<AlternativeSyntax> Alternative =
        from expression in ExpressionParser.Expression
        from attributes in Committed.Many(Committed.OneOf(
            Laws, Cost, Attribute("prior", Number), ForRange, Condition))
        from end in End("an operator, laws in `{ }`, `cost`, `prior`, `for`, `where` or `|`")
        select new AlternativeSyntax(expression, attributes);

    /// <summary>A named method.</summary>
    public static readonly Parser<BaselineSyntax> Baseline =
        from name in Lexemes.Name("the name of a baseline")
        from sign in Lexemes.Sign("=")
        from expression in ExpressionParser.Expression
        from end in End("an operator or the next baseline")
        select new BaselineSyntax(name, expression);

    /// <summary>An expression alone.</summary>
    public static readonly Parser<ExpressionSyntax> WholeExpression =
        from expression in ExpressionParser.Expression
        from end in End("an operator or the end")
        select expression;

    /// <summary>The head of a grammar block: name and type.</summary>
    public static readonly Parser<GrammarBlockSyntax> GrammarHead =
        from word in Lexemes.Word("grammar")
        from name in Lexemes.Name("the name of the grammar")
        from colon in Lexemes.Sign(":")
        from type in Lexemes.Name("a type")
        from open in Lexemes.Sign("{")
        select new GrammarBlockSyntax(name, type, []);

    /// <summary>The head of a constrain block: the grammar's name.</summary>
    public static readonly Parser<Identifier> ConstrainHead =
        from word in Lexemes.Word("constrain")
        from name in Lexemes.Name("the name of the grammar")
        from open in Lexemes.Sign("{")
        select name;

    /// <summary>The head of a block that is its word alone.</summary>
    public static readonly Parser<Identifier> PlainHead =
        from word in Lexemes.Name("a block")
        from open in Lexemes.Sign("{")
        select word;

    /// <summary>The end of a stretch.</summary>
    /// <param name="expected">What could have stood here instead of what does.</param>
    public static Parser<string> End(string expected) => input =>
        input.AtEnd ? Result.Success("", input) : Result.Failure<string>(input, "", [expected]);

    /// <summary>A kind of fact and its input, as after <c>under</c>.</summary>
    public static Parser<FactSyntax> FactOnly => FactTerm;

    private static Parser<AttributeSyntax> Flag(string word) =>
        Lexemes.Word(word).Select(flag => new AttributeSyntax(flag, [], flag.Span));

    private static Parser<AttributeSyntax> Attribute(string word, Parser<Identifier> value) =>
        from flag in Lexemes.Word(word)
        from given in value
        select new AttributeSyntax(flag, [given], flag.Span.To(given.Span));

    private static Parser<Identifier> UnitOf(string side) =>
        from word in Lexemes.Word("unit")
        from open in Lexemes.Sign("(")
        from name in Lexemes.Word(side)
        from close in Lexemes.Sign(")")
        select close;
}

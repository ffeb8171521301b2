using Sprache;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>The Sprache grammar of the statements, one parser for each kind.</summary>
internal static class StatementParsers
{
    private static readonly Parser<Identifier> Number = Lexemes.Number;

    private static readonly Parser<Identifier> AliasName = Committed.OneOf(
        Lexemes.Quoted, Lexemes.Name("a name or a text in quotes", "alias", "source", "note"))
        .Named("a name or a text in quotes");

    private static readonly Parser<Identifier> SignedNumber =
        from sign in Committed.Maybe(Lexemes.Sign("-"))
        from number in Number
        select sign is null ? number : new Identifier("-" + number.Text, sign.Span.To(number.Span));

    private static readonly Parser<Identifier> UnitFactor =
        from symbol in Committed.OneOf(
            Number,
            Lexemes.Name("a unit such as `a` or `1/a`", "nonneg", "lazy", "unit", "from", "target"))
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

    private static readonly Parser<Identifier> Bound =
        from number in SignedNumber
        from divisor in Committed.Maybe(from sign in Lexemes.Sign("/") from divisor in Number select divisor)
        select divisor is null
            ? number
            : new Identifier($"{number.Text}/{divisor.Text}", number.Span.To(divisor.Span));

    private static readonly Parser<AttributeSyntax> Target =
        from word in Lexemes.Word("target")
        from expression in ExpressionParser.Expression
        select new AttributeSyntax(word, [], word.Span.To(expression.Span)) { Expression = expression };

    private static readonly Parser<AttributeSyntax> Alias =
        from word in Lexemes.Word("alias")
        from first in AliasName
        from rest in Committed.Many(AliasName)
        select new AttributeSyntax(word, [first, .. rest], word.Span.To((rest.Count == 0 ? first : rest[^1]).Span));

    private static readonly Parser<AttributeSyntax> Cost = Attribute("cost", Number);

    private static readonly Parser<Identifier> UnitOfOperand =
        from word in Lexemes.Word("unit")
        from open in Lexemes.Sign("(")
        from name in Committed.OneOf(Lexemes.Word("lhs"), Lexemes.Word("rhs"))
        from close in Lexemes.Sign(")")
        select name with { Span = word.Span.To(close.Span) };

    private static readonly Parser<AttributeSyntax> Condition =
        from word in Lexemes.Word("where")
        from left in UnitOfOperand
        from sign in Committed.OneOf(Lexemes.Sign("=="), Lexemes.Sign("!="))
        from right in Committed.OneOf(UnitOfOperand, Unit)
        select new AttributeSyntax(word, [left, sign, right], word.Span.To(right.Span));

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

    private static readonly Parser<Identifier> Extends =
        from word in Lexemes.Word("extends")
        from name in Lexemes.Name("the name of the grammar to extend")
        select name;

    private static readonly Parser<FactSyntax> FactTerm =
        from kind in Lexemes.Name("a fact")
        from open in Lexemes.Sign("(")
        from input in Lexemes.Name("the name of an input")
        from close in Lexemes.Sign(")")
        select new FactSyntax(kind, input, null, kind.Span.To(close.Span));

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
            Target,
            from word in Lexemes.Word("in")
            from low in Bound
            from dots in Lexemes.Sign("..")
            from high in Bound
            select new AttributeSyntax(word, [low, high], word.Span.To(high.Span))))
        from end in End("`nonneg`, `in`, `unit`, `from`, `target`, `cost`, `lazy` or the next input")
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

    /// <summary>The start of a rule: its name, its type if given, and <c>=</c> or <c>|=</c>.</summary>
    public static readonly Parser<RuleSyntax> RuleHead =
        from name in Lexemes.Name("the name of a nonterminal", "drop")
        from type in Committed.Maybe(from colon in Lexemes.Sign(":") from type in Lexemes.Name("a type") select type)
        from sign in Committed.OneOf(Lexemes.Sign("="), Lexemes.Sign("|="))
        select new RuleSyntax(name, type, [], sign.Text == "=" ? RuleChange.Define : RuleChange.Extend);

    /// <summary>The start of <c>drop F</c> or <c>drop F = ...</c>.</summary>
    public static readonly Parser<RuleSyntax> DropHead =
        from word in Lexemes.Word("drop")
        from name in Lexemes.Name("the name of a nonterminal")
        from sign in Committed.Maybe(Lexemes.Sign("="))
        from end in End("`=` or the next rule")
        select new RuleSyntax(name, null, [], RuleChange.Drop);

    /// <summary>One alternative that is dropped.</summary>
    public static readonly Parser<AlternativeSyntax> DroppedAlternative =
        from expression in ExpressionParser.Expression
        from range in Committed.Maybe(ForRange)
        from end in End("an operator, `for` or `|`")
        select new AlternativeSyntax(expression, range is null ? [] : [range]);

    /// <summary>One alternative of a rule.</summary>
    public static readonly Parser<AlternativeSyntax> Alternative =
        from expression in ExpressionParser.Expression
        from attributes in Committed.Many(Committed.OneOf(
            Laws, Cost, Attribute("prior", Number), ForRange, Condition))
        from end in End("an operator, laws in `{ }`, `cost`, `prior`, `for`, `where` or `|`")
        select new AlternativeSyntax(expression, attributes);

    /// <summary>A named method, or the bare names of imported ones.</summary>
    public static readonly Parser<IReadOnlyList<BaselineSyntax>> Baselines =
        from name in Lexemes.Name("the name of a baseline")
        from all in Committed.OneOf(
            from sign in Lexemes.Sign("=")
            from expression in ExpressionParser.Expression
            from attributes in Committed.Many(Committed.OneOf(
                Alias, Attribute("source", Lexemes.Quoted), Attribute("note", Lexemes.Quoted)))
            from end in End("an operator, `alias`, `source`, `note` or the next baseline")
            select (IReadOnlyList<BaselineSyntax>)[new BaselineSyntax(name, expression, attributes)],
            from rest in Committed.Many(Lexemes.Name("the name of a baseline"))
            from end in End("`=` or the next baseline")
            select (IReadOnlyList<BaselineSyntax>)[.. rest.Prepend(name).Select(
                bare => new BaselineSyntax(bare, null, []))])
        select all;

    /// <summary>A named target.</summary>
    public static readonly Parser<TargetSyntax> NamedTarget =
        from name in Lexemes.Name("the name of a target")
        from sign in Lexemes.Sign("=")
        from expression in ExpressionParser.Expression
        from end in End("an operator or the next target")
        select new TargetSyntax(name, expression);

    /// <summary><c>import "path"</c>.</summary>
    public static readonly Parser<ImportSyntax> Import =
        from word in Lexemes.Word("import")
        from path in Lexemes.Quoted
        from end in End("the end of the line")
        select new ImportSyntax(path);

    /// <summary>An expression alone.</summary>
    public static readonly Parser<ExpressionSyntax> WholeExpression =
        from expression in ExpressionParser.Expression
        from end in End("an operator or the end")
        select expression;

    /// <summary>The head of a grammar block: its name, its type, and what it extends; one of the two may be absent.
    /// </summary>
    public static readonly Parser<GrammarBlockSyntax> GrammarHead =
        from word in Lexemes.Word("grammar")
        from name in Lexemes.Name("the name of the grammar")
        from parts in Committed.OneOf(
            from colon in Lexemes.Sign(":")
            from type in Lexemes.Name("a type")
            from extended in Committed.Maybe(Extends)
            select (Type: (Identifier?)type, Base: extended),
            Extends.Select(extended => (Type: (Identifier?)null, Base: (Identifier?)extended)))
        from open in Lexemes.Sign("{")
        select new GrammarBlockSyntax(name, parts.Type, parts.Base, []);

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
}

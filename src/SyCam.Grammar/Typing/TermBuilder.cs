using System.Collections.Immutable;
using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Turns expressions as written into typed terms: names resolved, sugar gone, types checked.</summary>
/// <param name="diagnostics">Where mistakes go.</param>
/// <param name="resolve">The term of a name; reports the name and returns null when there is none.</param>
/// <param name="allowsLet">False in productions and patterns.</param>
internal sealed class TermBuilder(DiagnosticBag diagnostics, Func<Identifier, Term?> resolve, bool allowsLet)
{
    /// <summary>The greatest exponent.</summary>
    public const int MaxExponent = 64;

    /// <summary>The greatest number of nodes.</summary>
    public const int MaxSize = 20_000;

    /// <summary>The greatest depth; term passes call themselves once for each level.</summary>
    public const int MaxDepth = 400;

    private ImmutableDictionary<string, Term?> _lets = ImmutableDictionary<string, Term?>.Empty;

    /// <summary>The term, or null when something in it is wrong and was reported.</summary>
    public Term? Build(ExpressionSyntax syntax) => syntax switch
    {
        NumberSyntax number => Constant(Numbers.Read(number.Text), number.Span),
        NameSyntax name => _lets.TryGetValue(name.Name.Text, out var bound) ? bound : resolve(name.Name),
        ParenthesizedSyntax group => Build(group.Inner),
        CallSyntax call => BuildCall(call),
        SumSyntax sum => Make(sum.Span, Operators.Add, [.. sum.Operands.Select(operand =>
            operand.IsSubtracted ? Negate(operand.Operand) : Build(operand.Operand))]),
        ProductSyntax product => Product(product.Span, Factors(product)),
        NegationSyntax negation => Negate(negation.Operand),
        PowerSyntax power => BuildPower(power),
        LetSyntax let => BuildLet(let),
        _ => throw new System.Diagnostics.UnreachableException(syntax.GetType().Name),
    };

    private Term? Constant(Rational? value, SourceSpan span)
    {
        if (value is null) diagnostics.ReportNumberTooLarge(span);
        return value is { } number ? Term.Constant(number) : null;
    }

    private Term? BuildCall(CallSyntax call)
    {
        if (call.Name.Text == Consensus.Name) return BuildConsensus(call);
        var op = Operators.FindFunction(call.Name.Text);
        if (call.Setting is { } setting) diagnostics.ReportSetting(setting.Span);
        var join = Join.Find(call.Name.Text);
        if (op is null && join is null) diagnostics.ReportUnknownOperator(call.Name);
        List<Term?> arguments = [.. call.Arguments.Select(Build)];
        if (join is not null) return BuildJoin(call, join, arguments);
        if (op is null) return null;
        if (arguments.Count >= op.MinArity && arguments.Count <= op.MaxArity) return Make(call.Span, op, arguments);
        diagnostics.ReportArity(call.Span, op, arguments.Count);
        return null;
    }

    private Term? BuildJoin(CallSyntax call, Join join, List<Term?> operands)
    {
        if (operands.Count < 2) diagnostics.ReportJoinArity(call.Span, join.Name, operands.Count);
        // What can be added can be joined.
        if (operands.Count < 2 || Make(call.Span, Operators.Add, operands) is null) return null;
        for (var i = 0; join.NeedsPositions && i < operands.Count; i++)
            if (Make(call.Arguments[i].Span, Operators.MinMax, [operands[i]]) is null) return null;
        // Each operand comes a few times for each other one.
        var copies = Enumerable.Repeat(operands, 4 * operands.Count).SelectMany(all => all);
        return Fits(call.Span, [.. copies.Select(operand => operand!)]) ? join.Of(operands!) : null;
    }

    private Term? BuildConsensus(CallSyntax call)
    {
        List<Term?> maps = [.. call.Arguments.Select(Build)];
        var share = call.Setting is null ? null : Build(call.Setting);
        if (call.Setting is null) diagnostics.ReportConsensusForm(call.Span);
        else if (share is { Operator: var op } && (op != Operators.Constant || !Consensus.IsShare(share.Value)))
            diagnostics.ReportShare(call.Setting.Span);
        else if (share is not null && maps.All(map => map is not null) && Fits(call.Span, maps!))
        {
            var other = maps.FindIndex(map => map!.Type != TermType.Map);
            if (other < 0) return Consensus.Of(share.Value, maps!);
            diagnostics.ReportConsensusOf(call.Arguments[other].Span, maps[other]!.Type);
        }

        return null;
    }

    private Term? Negate(ExpressionSyntax syntax)
    {
        if (syntax is NumberSyntax or ProductSyntax)
        {
            // A number keeps its sign: -2 * x is a product with -2 and not with -1 and 2.
            List<Term?> factors = syntax is ProductSyntax product ? Factors(product) : [Build(syntax)];
            var startsWithNumber = syntax is NumberSyntax
                || (syntax is ProductSyntax { Operands: [{ Operand: NumberSyntax }, ..] });
            if (startsWithNumber && factors[0] is { } number) factors[0] = Term.Constant(-number.Value);
            else if (!startsWithNumber) factors.Insert(0, Term.Constant(new Rational(-1)));
            return Product(syntax.Span, factors);
        }

        return Make(syntax.Span, Operators.Mul, [Term.Constant(new Rational(-1)), Build(syntax)]);
    }

    private List<Term?> Factors(ProductSyntax product)
    {
        var factors = new List<Term?>();
        var lastIsNumber = false;
        foreach (var operand in product.Operands)
        {
            var term = Build(operand.Operand);
            if (!operand.IsDivisor)
            {
                factors.Add(term);
                lastIsNumber = operand.Operand is NumberSyntax && term is not null;
            }
            else if (lastIsNumber && IsNumber(operand, term))
            {
                factors[^1] = Constant(Numbers.Divide(factors[^1]!.Value, term!.Value), product.Span);
                lastIsNumber = factors[^1] is not null;
            }
            else
            {
                factors.Add(IsNumber(operand, term)
                    ? Constant(Numbers.Divide(Rational.One, term!.Value), product.Span)
                    : null);
                lastIsNumber = false;
            }
        }

        return factors;
    }

    private bool IsNumber(ProductOperandSyntax divisor, Term? term)
    {
        if (term is null) return false;
        if (term.Operator != Operators.Constant) diagnostics.ReportDivision(divisor.Operand.Span);
        else if (term.Value.IsZero) diagnostics.ReportDivisionByZero(divisor.Operand.Span);
        return term.Operator == Operators.Constant && !term.Value.IsZero;
    }

    private Term? Product(SourceSpan span, List<Term?> factors) =>
        factors.Count == 1 ? factors[0] : Make(span, Operators.Mul, factors);

    private Term? BuildPower(PowerSyntax power)
    {
        var operand = Build(power.Operand);
        var exponent = Build(power.Exponent);
        if (operand is null || exponent is null) return null;
        if (exponent.Operator == Operators.Constant && exponent.Value.IsOne) return operand;
        if (exponent.Operator == Operators.Constant && exponent.Value.Denominator == 1
            && exponent.Value.Numerator is > 1 and <= MaxExponent)
        {
            return Fits(power.Span, [operand]) ? Term.Pow(operand, (int)exponent.Value.Numerator) : null;
        }

        diagnostics.ReportExponent(power.Exponent.Span, MaxExponent);
        return null;
    }

    private Term? BuildLet(LetSyntax let)
    {
        if (!allowsLet) diagnostics.ReportLet(let.Span);
        var outer = _lets;
        var value = Build(let.Value);
        _lets = outer.SetItem(let.Name.Text, value);
        var body = Build(let.Body);
        _lets = outer;
        return allowsLet ? body : null;
    }

    private Term? Make(SourceSpan span, Operator op, List<Term?> operands)
    {
        if (operands.Any(operand => operand is null) || !Fits(span, operands!)) return null;
        if (op.ResultType(operands.Select(operand => operand!.Type)) is null)
        {
            diagnostics.ReportReduction(span, op, operands[0]!.Type);
            return null;
        }

        var layers = operands.Select(operand => operand!.Layer).OfType<string>().Distinct().ToList();
        if (layers.Count < 2) return Term.Of(op, [.. operands.Select(operand => operand!)]);
        diagnostics.ReportLayers(span, layers[0], layers[1]);
        return null;
    }

    // Lets and baselines share their terms in memory, but whoever walks a term meets each copy.
    private bool Fits(SourceSpan span, IReadOnlyList<Term> operands)
    {
        if (operands.Sum(operand => (long)operand.Size) < MaxSize && operands.All(operand => operand.Depth < MaxDepth))
            return true;
        diagnostics.ReportTooBig(span, MaxSize, MaxDepth);
        return false;
    }
}

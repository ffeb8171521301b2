using System.Collections.Immutable;
using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Warns of sums that add different units as they are written. What is not known is not warned of.</summary>
internal sealed class UnitChecker(DiagnosticBag diagnostics, NameScope scope)
{
    private ImmutableDictionary<string, Unit?> _lets = ImmutableDictionary<string, Unit?>.Empty;

    /// <summary>Looks at every sum of an expression that has no other mistake.</summary>
    public void Check(ExpressionSyntax expression) => Of(expression);

    private Unit? Of(ExpressionSyntax expression) => expression switch
    {
        NumberSyntax => Unit.One,
        NameSyntax name => OfName(name.Name.Text),
        ParenthesizedSyntax group => Of(group.Inner),
        NegationSyntax negation => Of(negation.Operand),
        SumSyntax sum => OfSum(sum),
        ProductSyntax product => product.Operands.Aggregate((Unit?)Unit.One, (all, item) =>
            Times(all, Of(item.Operand), item.IsDivisor ? -1 : 1)),
        PowerSyntax power => power.Exponent is NumberSyntax number && Numbers.ReadWhole(number.Text) is { } exponent
            ? Of(power.Operand)?.Pow(new Rational(exponent))
            : null,
        CallSyntax call => OfCall(call),
        LetSyntax let => OfLet(let),
        _ => throw new System.Diagnostics.UnreachableException(expression.GetType().Name),
    };

    private Unit? OfName(string name)
    {
        if (_lets.TryGetValue(name, out var bound)) return bound;
        if (scope.FindInput(name) is { } input) return input.Unit;
        return scope.FindMethod(name) is { } method ? Units.Of(method.Term, OfLeaf) : null;
    }

    private Unit? OfLeaf(Term leaf) => scope.FindInput(leaf.Name)?.Unit;

    private Unit? OfSum(SumSyntax sum)
    {
        Unit? known = null;
        var isKnown = true;
        foreach (var operand in sum.Operands)
        {
            var unit = Of(operand.Operand);
            isKnown &= unit is not null;
            if (unit is null || unit.IsMixed) continue;
            if (known is not null && !known.Equals(unit))
            {
                diagnostics.ReportMixedSum(operand.Operand.Span, known.ToString(), unit.ToString());
                return Unit.Mixed;
            }

            known = unit;
        }

        return isKnown ? known ?? Unit.Mixed : null;
    }

    private Unit? OfCall(CallSyntax call)
    {
        List<Unit?> operands = [.. call.Arguments.Select(Of)];
        if (call.Name.Text == Consensus.Name) return Unit.One;
        if (Join.Find(call.Name.Text) is not null) return Units.Of(Operators.Add, 0, operands);
        return Operators.FindFunction(call.Name.Text) is { } op && operands.Count >= op.MinArity
            ? Units.Of(op, 0, operands)
            : null;
    }

    private Unit? OfLet(LetSyntax let)
    {
        var outer = _lets;
        _lets = outer.SetItem(let.Name.Text, Of(let.Value));
        var unit = Of(let.Body);
        _lets = outer;
        return unit;
    }

    private static Unit? Times(Unit? a, Unit? b, int exponent) =>
        a is null || b is null ? null : a * b.Pow(new Rational(exponent));
}

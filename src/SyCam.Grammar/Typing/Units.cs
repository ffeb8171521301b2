using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>Finds the units of terms: how they follow from those of the operands is defined here.</summary>
public static class Units
{
    private static readonly Rational Half = new(1, 2);

    // Shares of a whole and scaled values are numbers, whatever they are made of.
    private static readonly Operator[] Pure = [Operators.SoftmaxK, Operators.MinMax, Operators.Kpca, Operators.Rank, Operators.Sigmoid];

    /// <summary>The unit of a term; null when that of an input or a hole is not known and matters.</summary>
    /// <param name="term">A term or a template.</param>
    /// <param name="leaf">The unit of an input or a hole, or null.</param>
    public static Unit? Of(Term term, Func<Term, Unit?> leaf)
    {
        if (term.Operator == Operators.Constant) return Unit.One;
        if (term.Children.IsEmpty) return leaf(term);
        return Of(term.Operator, term.Parameter, [.. term.Children.Select(child => Of(child, leaf))]);
    }

    /// <summary>The unit of an operator over operands of the given units.</summary>
    /// <param name="op">The operator, which takes operands.</param>
    /// <param name="exponent">The exponent of a power; 0 for every other operator.</param>
    /// <param name="operands">The units of the operands, null where they are not known.</param>
    public static Unit? Of(Operator op, int exponent, IReadOnlyList<Unit?> operands)
    {
        if (Pure.Contains(op)) return Unit.One;
        if (operands.Any(unit => unit is null)) return null;
        var first = operands[0]!;
        if (op == Operators.Add) return operands.All(unit => unit!.Equals(first)) ? first : Unit.Mixed;
        if (op == Operators.Mul) return operands.Aggregate((product, unit) => product! * unit!);
        if (op == Operators.Div0) return first * operands[1]!.Pow(new Rational(-1));
        if (op == Operators.Pow) return first.Pow(new Rational(exponent));
        return op == Operators.Sqrt ? first.Pow(Half) : first;
    }
}

using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>The cost of a template or a finished term where no production says otherwise.</summary>
public static class TermCosts
{
    private static readonly Rational MinusOne = new(-1);

    /// <summary>
    /// The sum over the term's nodes: the table's cost of each operator, once for each sign between operands; for an
    /// input its declared cost; for a number 1, but 0 as a factor of a product, where it is a coefficient. A
    /// subtraction costs what an addition costs. Holes cost 0: what fills them brings its own cost.
    /// </summary>
    /// <param name="term">A template or a finished term.</param>
    /// <param name="inputs">The declared inputs; one that is not declared costs 1.</param>
    public static int Of(Term term, IReadOnlyList<InputDeclaration> inputs) =>
        Of(term, name => inputs.FirstOrDefault(input => input.Name == name));

    /// <summary>The same, with a way to find the declared inputs.</summary>
    internal static int Of(Term term, Func<string, InputDeclaration?> inputs)
    {
        if (term.Operator == Operators.Input) return inputs(term.Name)?.Cost ?? term.Operator.Cost;
        if (term.Operator.Shape == OperatorShape.Leaf) return term.Operator.Cost;
        return OwnCost(term) + term.Children.Sum(child => ChildCost(term, child, inputs));
    }

    private static int OwnCost(Term term) =>
        term.Operator == Operators.Add || term.Operator == Operators.Mul
            ? term.Operator.Cost * (term.Children.Length - 1)
            : term.Operator.Cost;

    private static int ChildCost(Term parent, Term child, Func<string, InputDeclaration?> inputs)
    {
        if (parent.Operator == Operators.Mul && child.Operator == Operators.Constant) return 0;
        var cost = Of(child, inputs);
        var isSubtracted = parent.Operator == Operators.Add && child.Operator == Operators.Mul
            && child.Children[0].Operator == Operators.Constant && child.Children[0].Value == MinusOne;
        return isSubtracted ? cost - Operators.Mul.Cost : cost;
    }
}

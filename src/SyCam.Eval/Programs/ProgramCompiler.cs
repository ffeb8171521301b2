using System.Diagnostics;
using SyCam.Grammar.Terms;

namespace SyCam.Eval.Programs;

/// <summary>Lowers terms to binary instructions, sharing equal ones and folding numbers.</summary>
internal sealed class ProgramCompiler
{
    private readonly List<Instruction> _instructions = [];
    private readonly Dictionary<Instruction, int> _places = [];
    private readonly Dictionary<Term, int> _lowered = [];

    public TensorProgram Compile(IEnumerable<Term> terms)
    {
        List<int> outputs = [.. terms.Select(Lower)];
        return new TensorProgram(_instructions, outputs);
    }

    private int Lower(Term term)
    {
        if (_lowered.TryGetValue(term, out var known)) return known;
        var place = LowerNew(term);
        _lowered.Add(term, place);
        return place;
    }

    private int LowerNew(Term term)
    {
        if (term.Operator == Operators.Hole)
            throw new ArgumentException($"'{term.Name}' is a place to fill, not a value", nameof(term));
        if (term.Operator == Operators.Input)
            return Add(new(term.Operator, Operands.None, term.Type, term.Name, Rational.Zero, 0));
        if (term.Operator == Operators.Constant) return Number(term.Value);

        var place = Lower(term.Children[0]);
        if (term.Children.Length == 1) return Apply(term.Operator, Operands.One(place), term.Parameter);
        foreach (var child in term.Children.AsSpan()[1..])
            place = Apply(term.Operator, new Operands(place, Lower(child)), 0);
        return place;
    }

    private int Apply(Operator op, Operands operands, int parameter)
    {
        var first = _instructions[operands.First];
        var second = operands.Second < 0 ? first : _instructions[operands.Second];
        if (first.IsConstant && second.IsConstant && op != Operators.Sqrt && op != Operators.Sigmoid) return Number(Fold(op, first.Value, second.Value, parameter));
        var type = op.ResultType([first.Type, second.Type])
            ?? throw new ArgumentException($"{op} does not take a {first.Type.ToName()}", nameof(operands));
        return Add(new(op, operands, type, "", Rational.Zero, parameter));
    }

    // Reductions need an axis, so that numbers meet pointwise operators only; roots and sigmoids are not rational.
    private static Rational Fold(Operator op, Rational a, Rational b, int parameter) =>
        op == Operators.Add ? a + b
        : op == Operators.Mul ? a * b
        : op == Operators.Div0 ? Rational.DivideOrZero(a, b)
        : op == Operators.Pow ? a.Pow(parameter)
        : op == Operators.Relu ? (a.Sign > 0 ? a : Rational.Zero)
        : op == Operators.Abs ? (a.Sign < 0 ? -a : a)
        : throw new UnreachableException($"{op} over numbers");

    private int Number(Rational value) =>
        Add(new(Operators.Constant, Operands.None, TermType.Scalar, "", value, 0));

    private int Add(Instruction instruction)
    {
        if (_places.TryGetValue(instruction, out var known)) return known;
        _instructions.Add(instruction);
        _places.Add(instruction, _instructions.Count - 1);
        return _instructions.Count - 1;
    }
}

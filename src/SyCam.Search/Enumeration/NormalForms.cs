using SyCam.Grammar.Terms;

namespace SyCam.Search.Enumeration;

/// <summary>
/// Makes canonical terms: one object for each normal form, so that equal forms are the same reference. Every law used
/// holds for all values that meet the facts, at zero too. Arithmetic on coefficients throws
/// <see cref="OverflowException"/> beyond 64 bits. Used by one thread.
/// </summary>
public sealed partial class NormalForms
{
    /// <summary>Changes whenever a term may get another normal form: scores that were kept under an earlier one are
    /// not found again.</summary>
    public const int Version = 1;

    private static readonly Operator[] WithinUnit = [Operators.SoftmaxK, Operators.MinMax, Operators.Rank, Operators.Sigmoid];

    private readonly Dictionary<Term, (Term Term, TermFacts Facts)> _forms = [];
    private readonly List<Term> _inputs = [];

    /// <summary>Normal forms under the given facts.</summary>
    /// <param name="facts">What may be used of the inputs.</param>
    /// <param name="inputs">The inputs, in a fixed order; those met later are added.</param>
    public NormalForms(FactSet facts, params IEnumerable<Term> inputs)
    {
        Facts = facts;
        Zero = Intern(Term.Constant(Rational.Zero));
        One = Intern(Term.Constant(Rational.One));
        foreach (var input in inputs) Make(input, []);
    }

    /// <summary>The facts in use.</summary>
    public FactSet Facts { get; }

    /// <summary>The number 0.</summary>
    public Term Zero { get; }

    /// <summary>The number 1.</summary>
    public Term One { get; }

    /// <summary>The number of different terms made so far.</summary>
    public int Count => _forms.Count;

    /// <summary>The normal form of any term. Its type has only the axes that the value was seen to depend on.</summary>
    public Term Normalize(Term term)
    {
        if (term.Children.IsEmpty) return Make(term, []);
        var children = new Term[term.Children.Length];
        for (var i = 0; i < children.Length; i++) children[i] = Normalize(term.Children[i]);
        return Make(term, children);
    }

    /// <summary>The normal form of <paramref name="head"/>'s operator over normal forms.</summary>
    /// <param name="head">Gives operator, exponent, name and number; of its operands, only the layer counts.</param>
    /// <param name="children">The operands, each made by this object.</param>
    public Term Make(Term head, ReadOnlySpan<Term> children)
    {
        var op = head.Operator;
        if (op == Operators.Add) return Sum(children);
        if (op == Operators.Mul) return Product(children);
        if (op == Operators.Div0) return Quotient(children[0], children[1]);
        if (op == Operators.Pow) return Product(Factors.Of(children[0], head.Parameter));
        if (op == Operators.Relu) return Relu(children[0]);
        if (op == Operators.Abs) return Abs(children[0]);
        if (op == Operators.Input) return Input(head);
        if (op.Shape == OperatorShape.Leaf) return Intern(head);
        // What an operand counts or spreads over is what it was written as: its normal form may have lost the axis.
        var layer = head.Children[0].Layer;
        return op.Shape is OperatorShape.ReducesPositions or OperatorShape.ReducesChannels
            ? Reduce(op, children[0], layer)
            : Opaque(op, children[0], layer);
    }

    /// <summary>What is known of a term.</summary>
    public TermFacts FactsOf(Term term) => _forms.TryGetValue(term, out var form) ? form.Facts : Deduce(term);

    // An input that is constant over space is written as its mean, which has no positions: what holds for terms
    // without positions then holds for it, with no further law.
    private Term Input(Term input)
    {
        var form = Intern(input);
        if (!_inputs.Contains(form)) _inputs.Add(form);
        return input.Type.HasPositions() && Facts.IsSpatiallyConstant(input.Name)
            ? Intern(Term.Of(Operators.MeanP, form))
            : form;
    }

    private Term Intern(Term term)
    {
        if (_forms.TryGetValue(term, out var form)) return form.Term;
        _forms.Add(term, (term, Deduce(term)));
        return term;
    }

    private TermFacts Deduce(Term term)
    {
        var range = DeduceRange(term).And(ValueRange.Of(DeduceSign(term)));
        return new(range.Sign, range, term.Type, IsDefined(term));
    }

    private ValueRange DeduceRange(Term term)
    {
        var op = term.Operator;
        if (op == Operators.Constant) return ValueRange.Of(term.Value);
        if (WithinUnit.Contains(op)) return ValueRange.Unit;
        if (op.Shape == OperatorShape.Leaf) return ValueRange.All;
        var range = FactsOf(term.Children[0]).Range;
        if (op == Operators.Relu) return range.Relu();
        if (op == Operators.Abs) return range.Abs();
        if (op == Operators.Add || op == Operators.Mul)
        {
            foreach (var child in term.Children.AsSpan()[1..])
            {
                var next = FactsOf(child).Range;
                range = op == Operators.Add ? range + next : range * next;
            }

            return range;
        }

        // Means, maxima and weighted means lie between the values that they are taken of.
        return op == Operators.MeanP || op == Operators.MeanK || op == Operators.MaxP || op == Operators.MaxK
            || op == Operators.Upsample ? range : ValueRange.All;
    }

    private bool IsDefined(Term term)
    {
        foreach (var child in term.Children)
            if (!FactsOf(child).IsDefined) return false;
        if (term.Operator != Operators.Div0) return true;
        var divisor = FactsOf(term.Children[1]).Range;
        return divisor.Low is { Sign: > 0 } || divisor.High is { Sign: < 0 };
    }

    private SignFact DeduceSign(Term term)
    {
        var op = term.Operator;
        if (op == Operators.Constant) return SignFacts.Of(term.Value.Sign);
        if (op == Operators.Input)
            return Facts.IsNonNegative(term.Name) ? SignFact.NonNegative : SignFact.Unknown;
        if (op == Operators.Hole) return SignFact.Unknown;
        var sign = FactsOf(term.Children[0]).Sign;
        if (op == Operators.Relu) return sign & SignFact.NonNegative;
        if (op == Operators.Abs) return sign == SignFact.Zero ? sign : SignFact.NonNegative;
        if (op == Operators.Sqrt) return SignFact.NonNegative;
        if (WithinUnit.Contains(op)) return SignFact.NonNegative;
        if (op == Operators.Eigen || op == Operators.Kpca) return SignFact.Unknown;
        if (op == Operators.Pow) return SignFacts.Pow(sign, term.Parameter);
        for (var i = 1; i < term.Children.Length; i++)
        {
            var next = FactsOf(term.Children[i]).Sign;
            sign = op == Operators.Add ? SignFacts.Add(sign, next) : SignFacts.Multiply(sign, next);
        }

        // Sums, means, maxima and upsampling keep the sign of what they are made of; quotients have that of the product.
        return sign;
    }
}

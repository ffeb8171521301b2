using Microsoft.Z3;
using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>
/// Terms as members of an uninterpreted sort, one function for each operator, and the value of a member at one fixed
/// place as a real. What a place makes of the pointwise operators is said by <see cref="Definitions"/>.
/// </summary>
/// <remarks>
/// A model: members are the real tensors of one shape, functions are the operators, predicates say that no value is
/// below 0 and that all positions, or all channels, have the same values; the place is any one of it. A value that
/// lacks an axis is repeated along it.
/// </remarks>
internal sealed class TensorSort
{
    private static readonly Operator[] NeverNegative =
        [
            Operators.Relu, Operators.Abs, Operators.Sqrt, Operators.SoftmaxK, Operators.MinMax, Operators.Rank, Operators.Sigmoid,
        ];

    private readonly Context _z3;
    private readonly Sort _sort;
    private readonly FuncDecl _at;
    private readonly FuncDecl _add;
    private readonly FuncDecl _multiply;
    private readonly FuncDecl _inverse;
    private readonly FuncDecl _isNonNegative;
    private readonly FuncDecl _isFlatOverPositions;
    private readonly FuncDecl _isFlatOverChannels;
    private readonly Dictionary<Operator, FuncDecl> _functions = [];
    private readonly SortedDictionary<Rational, Expr> _numbers = [];
    private readonly Dictionary<Term, Expr> _members = [];

    public TensorSort(Context z3)
    {
        _z3 = z3;
        _sort = z3.MkUninterpretedSort("Tensor");
        _at = z3.MkFuncDecl("at", _sort, z3.RealSort);
        _add = z3.MkFuncDecl("add", [_sort, _sort], _sort);
        _multiply = z3.MkFuncDecl("multiply", [_sort, _sort], _sort);
        _inverse = z3.MkFuncDecl("inverse", _sort, _sort);
        _isNonNegative = z3.MkFuncDecl("nonneg", _sort, z3.BoolSort);
        _isFlatOverPositions = z3.MkFuncDecl("flat_p", _sort, z3.BoolSort);
        _isFlatOverChannels = z3.MkFuncDecl("flat_k", _sort, z3.BoolSort);
    }

    /// <summary>A fresh variable for a quantifier.</summary>
    public Expr Variable(string name) => _z3.MkConst($"?{name}", _sort);

    /// <summary>The value of a member at the place.</summary>
    public ArithExpr At(Expr member) => (ArithExpr)_z3.MkApp(_at, member);

    /// <summary>The member that an operator of one operand makes.</summary>
    public Expr Apply(Operator op, Expr operand)
    {
        if (!_functions.TryGetValue(op, out var function))
            _functions[op] = function = _z3.MkFuncDecl(op.Name, _sort, _sort);
        return _z3.MkApp(function, operand);
    }

    /// <summary>The member of a term.</summary>
    public Expr Encode(Term term)
    {
        if (!_members.TryGetValue(term, out var member))
            _members[term] = member = term.Operator == Operators.Input
                ? _z3.MkConst($"{term.Name}:{term.Type.ToName()}", _sort)
                : Make(term, Encode);
        return member;
    }

    /// <summary>The member of a term over quantified variables.</summary>
    public Expr Encode(Term term, IReadOnlyDictionary<string, Expr> variables) =>
        term.Operator != Operators.Input ? Make(term, child => Encode(child, variables))
        : TermFacts.IsCount(term) ? Encode(term)
        : variables[term.Name];

    private Expr Make(Term term, Func<Term, Expr> encode)
    {
        var op = term.Operator;
        if (op == Operators.Constant) return Number(term.Value);
        var parts = term.Children.Select(encode).ToArray();
        if (op == Operators.Add) return Fold(_add, parts);
        if (op == Operators.Mul) return Fold(_multiply, parts);
        if (op == Operators.Pow) return Fold(_multiply, [.. Enumerable.Repeat(parts[0], term.Parameter)]);
        if (op != Operators.Div0) return Apply(op, parts[0]);
        var inverse = _z3.MkApp(_inverse, parts[1]);
        return term.Children[0].Operator == Operators.Constant && term.Children[0].Value.IsOne
            ? inverse
            : Fold(_multiply, [parts[0], inverse]);
    }

    /// <summary>What the pointwise operators are at the place, for the numbers met so far too.</summary>
    public IEnumerable<BoolExpr> Definitions()
    {
        Expr x = Variable("x"), y = Variable("y");
        var (sum, product, inverse) = (_z3.MkApp(_add, x, y), _z3.MkApp(_multiply, x, y), _z3.MkApp(_inverse, x));
        var nought = _z3.MkReal(0);
        yield return ForAll([x, y], sum, _z3.MkEq(At(sum), At(x) + At(y)));
        yield return ForAll([x, y], product, _z3.MkEq(At(product), At(x) * At(y)));
        yield return ForAll([x], inverse, (BoolExpr)_z3.MkITE(
            _z3.MkEq(At(x), nought), _z3.MkEq(At(inverse), nought), _z3.MkEq(At(inverse) * At(x), _z3.MkReal(1))));
        var relu = Apply(Operators.Relu, x);
        yield return ForAll([x], relu, _z3.MkEq(At(relu), _z3.MkITE(At(x) >= nought, At(x), nought)));
        yield return ForAll([x], relu, _z3.MkImplies(IsNonNegative(x), _z3.MkEq(relu, x)));
        var abs = Apply(Operators.Abs, x);
        yield return ForAll([x], abs, _z3.MkEq(At(abs), _z3.MkITE(At(x) >= nought, At(x), _z3.MkUnaryMinus(At(x)))));
        yield return ForAll([x], IsNonNegative(x), _z3.MkImplies(IsNonNegative(x), At(x) >= nought));
        foreach (var op in NeverNegative) yield return ForAll([x], Apply(op, x), IsNonNegative(Apply(op, x)));
        foreach (var (number, member) in _numbers)
        {
            var multiple = _z3.MkApp(_multiply, member, x);
            yield return _z3.MkEq(At(member), _z3.MkReal(number.ToString()));
            yield return ForAll([x], multiple, _z3.MkEq(At(multiple), _z3.MkReal(number.ToString()) * At(x)));
        }
    }

    /// <summary>What is known of the members of terms: their signs and axes.</summary>
    public IEnumerable<BoolExpr> Describe(TermFacts facts)
    {
        foreach (var (term, member) in _members.OrderBy(item => item.Key))
        {
            if ((facts.Axes(term) & TermType.Map) == 0) yield return IsFlatOverPositions(member);
            if ((facts.Axes(term) & TermType.Channels) == 0) yield return IsFlatOverChannels(member);
            if (facts.IsNonNegative(term)) yield return IsNonNegative(member);
            if (TermFacts.IsCount(term)) yield return _z3.MkGe(At(member), _z3.MkReal(1));
        }
    }

    /// <summary>What must hold of a variable's member for a statement to hold: its axes by its type, and the facts.
    /// </summary>
    public IEnumerable<BoolExpr> Require(Term variable, Expr member, FactSet facts)
    {
        if (!variable.Type.HasPositions() || facts.IsSpatiallyConstant(variable.Name))
            yield return IsFlatOverPositions(member);
        if (!variable.Type.HasChannels()) yield return IsFlatOverChannels(member);
        if (facts.IsNonNegative(variable.Name)) yield return IsNonNegative(member);
    }

    /// <summary>A statement for all members, looked at where there is an instance of a trigger.</summary>
    public BoolExpr ForAll(Expr[] variables, Expr trigger, Expr body) =>
        _z3.MkForall(variables, body, patterns: [_z3.MkPattern(trigger)]);

    private Expr Number(Rational value)
    {
        if (!_numbers.TryGetValue(value, out var member))
            _numbers[value] = member = _z3.MkConst($"#{value}", _sort);
        return member;
    }

    private BoolExpr IsNonNegative(Expr member) => (BoolExpr)_z3.MkApp(_isNonNegative, member);

    private BoolExpr IsFlatOverPositions(Expr member) => (BoolExpr)_z3.MkApp(_isFlatOverPositions, member);

    private BoolExpr IsFlatOverChannels(Expr member) => (BoolExpr)_z3.MkApp(_isFlatOverChannels, member);

    private Expr Fold(FuncDecl function, Expr[] parts)
    {
        var folded = parts[^1];
        for (var i = parts.Length - 2; i >= 0; i--) folded = _z3.MkApp(function, parts[i], folded);
        return folded;
    }
}

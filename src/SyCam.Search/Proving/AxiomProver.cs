using Microsoft.Z3;
using SyCam.Grammar.Terms;
using SyCam.Search.Enumeration;

namespace SyCam.Search.Proving;

/// <summary>
/// The proof form for what one position does not show: the tensors are members of a sort of which the axioms hold
/// (<see cref="Axioms"/>), and both sides are compared at one place of them.
/// </summary>
internal sealed class AxiomProver(QuerySolver solver, FactSet facts)
{
    private readonly TermFacts _terms = new(facts);

    /// <summary>The hash of a query that proves left = scale * right, or null.</summary>
    public string? Prove(Term left, Term right, (Rational Factor, Monomial Power) scale, Deadline deadline)
    {
        var forms = new NormalForms(facts);
        var normalizer = new Normalizer(_terms, expandsMinMax: false);
        var difference = normalizer.Normalize(forms.Normalize(left))
            - normalizer.Normalize(forms.Normalize(right)).Times(scale.Factor, scale.Power);
        if (difference.IsZero) return "";
        var claims = new ClaimLadder(_terms, normalizer).Zero(difference);
        foreach (var claim in claims.Count == 1 ? [claims[0]] : new[] { claims[^1], claims[0] })
        {
            if (deadline.IsOver) return null;
            var query = solver.CheckQuantified(Question(claim), Refutation(claim), deadline);
            if (query.Status == Status.UNSATISFIABLE) return query.Hash;
        }

        return null;
    }

    // The claim with the types of its inputs, the facts and all axioms.
    private string Question(Polynomial claim)
    {
        var term = claim.ToTerm();
        var inputs = term.SubTerms().Where(inner => inner.Operator == Operators.Input).Distinct().Order()
            .Select(input => $"{input.Name} : {input.Type.ToName()}");
        return $"{string.Join(", ", inputs)} | {facts} | {term} == 0\n{Axioms.Text}";
    }

    // Everything that is known, and that the claim is not 0 at the place.
    private List<BoolExpr> Refutation(Polynomial claim)
    {
        var z3 = solver.Z3;
        var sort = new TensorSort(z3);
        var value = claim.Terms.Select(item => Value(sort, item.Key, item.Value)).ToArray();
        var refuted = z3.MkNot(z3.MkEq(value.Length == 1 ? value[0] : z3.MkAdd(value), z3.MkReal(0)));
        var axioms = Axioms.All.SelectMany(axiom => Encode(sort, axiom)).ToList();
        return [refuted, .. sort.Describe(_terms), .. sort.Definitions(), .. axioms];
    }

    private ArithExpr Value(TensorSort sort, Monomial monomial, Rational coefficient)
    {
        var z3 = solver.Z3;
        var product = new List<ArithExpr> { z3.MkReal(coefficient.ToString()) };
        foreach (var (atom, exponent) in monomial.Factors)
        {
            var member = exponent > 0
                ? sort.Encode(atom)
                : sort.Encode(Term.Of(Operators.Div0, Term.Constant(Rational.One), atom));
            product.AddRange(Enumerable.Repeat(sort.At(member), Math.Abs(exponent)));
        }

        return product.Count == 1 ? product[0] : z3.MkMul(product.ToArray());
    }

    // For all members that meet the conditions, the two sides are one member.
    private IEnumerable<BoolExpr> Encode(TensorSort sort, Axiom axiom)
    {
        var z3 = solver.Z3;
        var variables = axiom.Rule.Left.SubTerms().Concat(axiom.Rule.Right.SubTerms())
            .Where(term => term.Operator == Operators.Input).Distinct().Order().ToList();
        var members = variables.ToDictionary(variable => variable.Name, variable => sort.Variable(variable.Name));
        var conditions = variables
            .SelectMany(variable => sort.Require(variable, members[variable.Name], axiom.Rule.Conditions))
            .ToArray();
        var statement = z3.MkEq(sort.Encode(axiom.Left, members), sort.Encode(axiom.Right, members));
        var body = conditions.Length == 0 ? statement : z3.MkImplies(z3.MkAnd(conditions), statement);
        return axiom.Triggers.Select(trigger =>
            sort.ForAll([.. members.Values], sort.Encode(trigger, members), body));
    }
}

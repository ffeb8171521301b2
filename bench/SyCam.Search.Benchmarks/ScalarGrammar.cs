using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Search.Benchmarks;

/// <summary>
/// The grammar of scalar functions that enumerators are compared on: four variables and 1 under sum, difference, product
/// and relu. The cost of a term is its number of operators.
/// </summary>
internal static class ScalarGrammar
{
    private static readonly string[] Names = ["a", "g", "ga", "s"];

    /// <summary>The grammar, as the language would read it if it derived scalars.</summary>
    public static GrammarDefinition Make()
    {
        var inputs = Names
            .Select(name => new InputDeclaration(name, TermType.Scalar, new InputSource("logit"), 0, false, null)).ToList();
        Term Hole(int index) => Term.Hole("E", TermType.Scalar, index);
        var minus = Term.Of(Operators.Mul, Term.Constant(new Rational(-1)), Hole(1));
        List<Production> rules =
        [
            .. inputs.Select(input => new Production(input.Term, 0, false, 1)),
            new Production(Term.Constant(Rational.One), 0, false, 1),
            new Production(Term.Of(Operators.Add, Hole(0), Hole(1)), 1, true, 1) { IsAssociative = true },
            new Production(Term.Of(Operators.Add, Hole(0), minus), 1, false, 1),
            new Production(Term.Of(Operators.Mul, Hole(0), Hole(1)), 1, true, 1) { IsAssociative = true },
            new Production(Term.Of(Operators.Relu, Hole(0)), 1, false, 1) { IsIdempotent = true },
        ];
        return new GrammarDefinition(
            "E", inputs, [], [new Nonterminal("E", TermType.Scalar, rules)], GrammarConstraints.None, [], "");
    }
}

using SyCam.Grammar.Terms;

namespace SyCam.Search.Enumeration;

/// <summary>
/// The degrees in which terms grow with their inputs: f has degree d in A when f(c A) = c^d f(A) for every number c &gt; 0,
/// the other inputs unchanged. Each term is looked at once. Used by one thread.
/// </summary>
public sealed class Homogeneity
{
    private readonly Dictionary<Term, IReadOnlyDictionary<string, Rational?>> _known = [];

    /// <summary>The degree of a term in an input, 0 when it does not read it; null when it has none.</summary>
    public Rational? Degree(Term term, string input) =>
        Degrees(term).TryGetValue(input, out var degree) ? degree : Rational.Zero;

    // The degrees in the inputs that the term reads.
    private IReadOnlyDictionary<string, Rational?> Degrees(Term term)
    {
        if (!_known.TryGetValue(term, out var degrees))
        {
            degrees = term.SubTerms().Where(part => part.Operator == Operators.Input).Select(part => part.Name).Distinct()
                .ToDictionary(name => name, name => Compute(term, name));
            _known.Add(term, degrees);
        }

        return degrees;
    }

    private Rational? Compute(Term term, string input)
    {
        var op = term.Operator;
        if (op == Operators.Input) return term.Name == input ? Rational.One : Rational.Zero;
        var parts = term.Children.Select(child => Degree(child, input)).ToList();
        if (parts.Contains(null)) return null;
        if (op == Operators.Add)
        {
            // 0 has every degree.
            var degrees = parts.Where((_, i) => !IsZero(term.Children[i])).Distinct().ToList();
            return degrees.Count == 1 ? degrees[0] : null;
        }

        if (op == Operators.Mul) return parts.Aggregate((sum, part) => sum + part);
        if (op == Operators.Div0) return parts[0] - parts[1];
        if (op == Operators.Pow) return parts[0] * new Rational(term.Parameter);
        if (op == Operators.Sqrt) return parts[0] * new Rational(1, 2);
        if (op == Operators.MinMax || op == Operators.Rank) return Rational.Zero;
        // Softmax, sigmoid and the kernel of kernel PCA have a scale of their own; all else takes positive factors out.
        if (op == Operators.SoftmaxK || op == Operators.Sigmoid || op == Operators.Kpca)
            return parts[0] == Rational.Zero ? Rational.Zero : null;
        return parts[0];
    }

    private static bool IsZero(Term term) => term.Operator == Operators.Constant && term.Value.IsZero;
}

using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Tests;

/// <summary>
/// Lists every derivation of a grammar over A (unit a) and G (unit 1/a), the plain way. Units are halves of exponents of
/// a, worked out here: an oracle for what counts and finds derivations otherwise.
/// </summary>
internal sealed class UnitLister(GrammarDefinition grammar)
{
    private const int None = int.MinValue;
    private readonly Dictionary<(string, int), List<(string Text, Term Term)>> _known = [];

    /// <summary>A grammar over A and G whose start is <c>relu(sum_k(F))</c> at cost 0.</summary>
    public static GrammarDefinition Read(string rules) => Toy.Whole($$"""
        syntax 1
        inputs { A : features nonneg unit a
                 G : features unit 1/a }
        grammar Cam : map { Cam = relu(sum_k(F)) cost 0
        {{rules}} }
        """);

    /// <summary>The derivations of exactly a cost: each with all its choices as text, and its term.</summary>
    public List<(string Text, Term Term)> List(string name, int cost)
    {
        if (_known.TryGetValue((name, cost), out var known)) return known;
        var all = new List<(string Text, Term Term)>();
        var productions = grammar.Nonterminals.Single(item => item.Name == name).Productions;
        for (var i = 0; i < productions.Count; i++)
        {
            foreach (var parts in Fill([.. productions[i].Holes.Select(hole => hole.Name)], cost - productions[i].Cost))
            {
                var term = Replace(productions[i].Template, [.. parts.Select(part => part.Term)]);
                if (productions[i].Condition is not { } condition || Holds(condition.ToString(), term))
                    all.Add(($"{name}{i}({string.Join(", ", parts.Select(part => part.Text))})", term));
            }
        }

        return _known[(name, cost)] = all;
    }

    private IEnumerable<(string Text, Term Term)[]> Fill(string[] holes, int cost)
    {
        if (cost < 0) return [];
        if (holes.Length == 0) return cost == 0 ? [[]] : [];
        return from first in Enumerable.Range(0, cost + 1)
               from part in holes.Length == 1 && first != cost ? [] : List(holes[0], first)
               from rest in Fill(holes[1..], cost - first)
               select ((string, Term)[])[part, .. rest];
    }

    private static Term Replace(Term template, Term[] parts) =>
        template.Operator == Operators.Hole ? parts[template.Parameter]
        : template.Children.IsEmpty ? template
        : template.WithChildren([.. template.Children.Select(child => Replace(child, parts))]);

    // The condition by its text: where SIDE SIGN SIDE.
    private static bool Holds(string condition, Term term)
    {
        var words = condition.Split(' ');
        var (left, right) = (Side(words[1], term), Side(words[3], term));
        return (left != None && left == right) == (words[2] == "==");
    }

    private static int Side(string word, Term term) => word switch
    {
        "unit(lhs)" => Halves(term.Children[0]),
        "unit(rhs)" => Halves(term.Children[1]),
        "1" => 0,
        "a" => 2,
        "a^2" => 4,
        "1/a" => -2,
        _ => throw new InvalidOperationException(word),
    };

    private static int Halves(Term term)
    {
        var parts = term.Children.Select(Halves).ToList();
        return term.Operator.Name switch
        {
            "input" => term.Name == "A" ? 2 : -2,
            "constant" or "softmax_k" => 0,
            _ when parts.Contains(None) => None,
            "+" => parts.Distinct().Count() == 1 ? parts[0] : None,
            "*" => parts.Sum(),
            "^" => parts[0] * term.Parameter,
            "div0" => parts[0] - parts[1],
            "sqrt" => parts[0] / 2,
            "relu" or "sum_k" or "mean_p" => parts[0],
            _ => throw new InvalidOperationException(term.Operator.Name),
        };
    }
}

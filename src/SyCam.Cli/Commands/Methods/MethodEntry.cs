using SyCam.Cli.Experiments;
using SyCam.Eval.Terminals;
using SyCam.Grammar.Printing;
using SyCam.Grammar.Typing;
using SyCam.Search.Equivalence;

namespace SyCam.Cli.Commands.Methods;

/// <summary>All that is said of a named method.</summary>
/// <param name="Method">The method, with its names, source and note.</param>
/// <param name="Equation">Its formula in LaTeX.</param>
/// <param name="Inputs">The inputs that it reads.</param>
/// <param name="Passes">What it takes of the network for each image.</param>
/// <param name="SameAs">Other methods that show the same, with the facts that this needs and its evidence.</param>
internal sealed record MethodEntry(
    NamedTerm Method, string Equation, IReadOnlyList<InputDeclaration> Inputs, string Passes,
    IReadOnlyList<(string Name, string Facts, string Evidence)> SameAs)
{
    /// <summary>The methods of the library, in its order.</summary>
    /// <param name="withIdentities">True looks for methods that are the same, which takes a second or two.</param>
    /// <param name="cancellation">Stops the prover.</param>
    public static IReadOnlyList<MethodEntry> All(bool withIdentities, CancellationToken cancellation)
    {
        var library = StandardMethods.Library;
        var same = withIdentities ? Identities(library, cancellation) : [];
        return [.. library.Library.Select(method => Entry(method, library, same))];
    }

    private static MethodEntry Entry(
        NamedTerm method, GrammarDefinition library, IReadOnlyList<(string First, string Second, string Facts, string Evidence)> same)
    {
        var names = InputUse.Of([method.Term]);
        var inputs = library.LibraryInputs.Where(input => names.Contains(input.Name)).ToList();
        return new MethodEntry(
            method, LatexPrinter.Print(method.Term), inputs, MethodPasses.Of(inputs.Select(input => input.Source)),
            [
                .. same.Where(item => item.First == method.Name).Select(item => (item.Second, item.Facts, item.Evidence)),
                .. same.Where(item => item.Second == method.Name).Select(item => (item.First, item.Facts, item.Evidence)),
            ]);
    }

    // First what holds on every network behind a ReLU, then what a pooled linear head adds.
    private static List<(string First, string Second, string Facts, string Evidence)> Identities(
        GrammarDefinition library, CancellationToken cancellation)
    {
        List<(string First, string Second, string Facts, string Evidence)> found = [];
        foreach (var head in new[] { "other", "gap-linear" })
        {
            var facts = library.FactsFor(head);
            using var prover = Provers.Make();
            for (var i = 0; i < library.Library.Count; i++)
            {
                var matcher = new MethodMatcher([.. library.Library.Skip(i + 1)], facts, prover);
                foreach (var (other, merge) in matcher.Equal(library.Library[i].Term, cancellation))
                {
                    if (found.Any(item => item.First == library.Library[i].Name && item.Second == other.Name)) continue;
                    found.Add((library.Library[i].Name, other.Name, $"{merge.Evidence.Assumed}", merge.Evidence.Status));
                }
            }
        }

        return found;
    }
}

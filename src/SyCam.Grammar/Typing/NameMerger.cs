using SyCam.Grammar.Syntax;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Puts the names of several imports together.</summary>
/// <param name="diagnostics">Where a name with two meanings is reported.</param>
/// <param name="own">Names that the importing file declares itself: what imports mean by them does not matter.</param>
internal sealed class NameMerger(DiagnosticBag diagnostics, IReadOnlySet<string> own)
{
    /// <summary>All names; of one that two imports bring, the first.</summary>
    public GrammarNames Merge(IReadOnlyList<(ImportSyntax Import, GrammarNames Names)> imports) => new()
    {
        Inputs = Join(imports, names => names.Inputs, input => input.Name, (a, b) => a == b),
        Facts = [.. imports.SelectMany(item => item.Names.Facts).Distinct()],
        Methods = Join(imports, names => names.Methods, method => method.Name, (a, b) => a.Term == b.Term),
        Grammars = Join(imports, names => names.Grammars, grammar => grammar.Name, (a, b) => a.Hash == b.Hash),
        Targets = Join(imports, names => names.Targets, target => target.Name, (a, b) => a == b),
    };

    private List<T> Join<T>(
        IReadOnlyList<(ImportSyntax Import, GrammarNames Names)> imports, Func<GrammarNames, IEnumerable<T>> items,
        Func<T, string> nameOf, Func<T, T, bool> isSame)
    {
        var all = new List<T>();
        var first = new Dictionary<string, (T Item, Identifier Path)>();
        foreach (var (import, names) in imports)
        {
            foreach (var item in items(names))
            {
                var name = nameOf(item);
                if (first.TryAdd(name, (item, import.Path))) all.Add(item);
                else if (!isSame(first[name].Item, item) && !own.Contains(name))
                    diagnostics.ReportAmbiguousImport(import.Path, name, first[name].Path.Text);
            }
        }

        return all;
    }
}

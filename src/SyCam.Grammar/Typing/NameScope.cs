using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>The names that expressions may use, and what they stand for.</summary>
internal sealed class NameScope(DiagnosticBag diagnostics)
{
    /// <summary>What messages call an input.</summary>
    public const string Input = "an input";

    /// <summary>What messages call a named method.</summary>
    public const string Baseline = "a baseline";

    /// <summary>What messages call a nonterminal.</summary>
    public const string Nonterminal = "a nonterminal";

    private readonly Dictionary<string, (Term? Term, string Kind)> _names = [];
    private readonly List<string> _order = [];

    /// <summary>All names in the order in which they were added.</summary>
    public IReadOnlyList<string> Names => _order;

    /// <summary>Adds a declared input.</summary>
    public void Add(InputDeclaration input) => Set(input.Name, input.Term, Input);

    /// <summary>Adds a named method.</summary>
    public void Add(NamedTerm baseline) => Set(baseline.Name, baseline.Term, Baseline);

    /// <summary>Adds a name whose declaration could not be read.</summary>
    public void AddBroken(string name, string kind) => Set(name, null, kind);

    /// <summary>Adds a name as it is declared, unless it has a meaning already, which is reported.</summary>
    /// <param name="name">The name.</param>
    /// <param name="term">What it stands for; null when its declaration is wrong, which was reported.</param>
    /// <param name="kind">What messages call it: <c>an input</c>.</param>
    public bool Declare(Identifier name, Term? term, string kind)
    {
        if (_names.TryGetValue(name.Text, out var earlier)) diagnostics.ReportRepeatedName(name, earlier.Kind);
        else if (name.Text == "_") diagnostics.ReportReserved(name);
        else if (Operators.FindFunction(name.Text) is not null) diagnostics.ReportRepeatedName(name, "an operator");
        else
        {
            Set(name.Text, term, kind);
            return true;
        }

        return false;
    }

    /// <summary>What an input or a baseline stands for, or null; any other name is reported.</summary>
    public Term? Resolve(Identifier name)
    {
        if (_names.TryGetValue(name.Text, out var meaning) && meaning.Kind != Nonterminal) return meaning.Term;
        diagnostics.ReportUnknownName(name, "input or baseline", _order.Where(item => KindOf(item) != Nonterminal));
        return null;
    }

    /// <summary>The names of a kind, in the order in which they were added.</summary>
    public IEnumerable<string> NamesOf(string kind) => _order.Where(name => KindOf(name) == kind);

    /// <summary>The kind of a name that has a meaning.</summary>
    public string? KindOf(string name) => _names.TryGetValue(name, out var meaning) ? meaning.Kind : null;

    private void Set(string name, Term? term, string kind)
    {
        if (!_names.ContainsKey(name)) _order.Add(name);
        _names[name] = (term, kind);
    }
}

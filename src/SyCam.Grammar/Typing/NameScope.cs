using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>The names that expressions may use, and what they stand for.</summary>
internal sealed class NameScope(DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, (Term? Term, string Kind)> _names = [];
    private readonly List<string> _order = [];

    /// <summary>All names in the order in which they were added.</summary>
    public IReadOnlyList<string> Names => _order;

    /// <summary>Adds a declared input.</summary>
    public void Add(InputDeclaration input) => Set(input.Name, Term.Input(input.Name, input.Type), "an input");

    /// <summary>Adds a named method.</summary>
    public void Add(NamedTerm baseline) => Set(baseline.Name, baseline.Term, "a baseline");

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

    /// <summary>True when the name has a meaning, also a wrong one.</summary>
    public bool Contains(string name) => _names.ContainsKey(name);

    /// <summary>What a name stands for, or null; a name without a meaning is reported.</summary>
    public Term? Resolve(Identifier name)
    {
        if (_names.TryGetValue(name.Text, out var meaning)) return meaning.Term;
        diagnostics.ReportUnknownName(name, "input or baseline", _order);
        return null;
    }

    /// <summary>The kind of a name that has a meaning.</summary>
    public string? KindOf(string name) => _names.TryGetValue(name, out var meaning) ? meaning.Kind : null;

    private void Set(string name, Term? term, string kind)
    {
        _names[name] = (term, kind);
        _order.Add(name);
    }
}

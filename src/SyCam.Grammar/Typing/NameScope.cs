using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>The names that expressions may use, and what they mean: those of the file hide imported ones.</summary>
internal sealed class NameScope
{
    /// <summary>What messages call an input.</summary>
    public const string Input = "an input";

    /// <summary>What messages call a named method.</summary>
    public const string Baseline = "a baseline";

    /// <summary>What messages call a nonterminal.</summary>
    public const string Nonterminal = "a nonterminal";

    /// <summary>What messages call the weights of a method.</summary>
    public const string Weights = "the weights of a baseline";

    private const string WeightSuffix = ".weight";
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<string, Meaning> _own = [];
    private readonly Dictionary<string, Meaning> _imported = [];
    private readonly Dictionary<string, NamedTerm> _aliases = [];
    private readonly List<string> _order = [];

    /// <summary>A scope with the names of the imports.</summary>
    public NameScope(DiagnosticBag diagnostics, GrammarNames imported)
    {
        _diagnostics = diagnostics;
        foreach (var input in imported.Inputs) Import(input.Name, MeaningOf(input));
        foreach (var method in imported.Methods)
        {
            Import(method.Name, MeaningOf(method));
            AddAliases(method);
        }
    }

    /// <summary>The names that may be meant by one that nothing has, imported ones first.</summary>
    public IEnumerable<string> Near(Identifier name) => name.Text.Contains('.', StringComparison.Ordinal)
        ? _order.Concat(NamesOf(Baseline).Select(method => method + WeightSuffix))
        : _order;

    /// <summary>Adds a declared input.</summary>
    public void Add(InputDeclaration input) => Set(input.Name, MeaningOf(input));

    /// <summary>Adds a named method with its aliases.</summary>
    public void Add(NamedTerm baseline)
    {
        Set(baseline.Name, MeaningOf(baseline));
        AddAliases(baseline);
    }

    /// <summary>Adds a name whose declaration could not be read.</summary>
    public void AddBroken(string name, string kind) => Set(name, new Meaning(null, kind));

    /// <summary>Adds a name as it is declared, unless the file gives it a meaning already, which is reported.</summary>
    /// <param name="name">The name.</param>
    /// <param name="kind">What messages call it: <c>an input</c>. It stands for nothing until it is added.</param>
    public bool Declare(Identifier name, string kind)
    {
        if (_own.TryGetValue(name.Text, out var earlier)) _diagnostics.ReportRepeatedName(name, earlier.Kind);
        else if (name.Text == "_") _diagnostics.ReportReserved(name);
        else if (name.Text == Consensus.Name || Join.Find(name.Text) is not null || Operators.FindFunction(name.Text) is not null)
            _diagnostics.ReportRepeatedName(name, "an operator");
        else if (HasOtherForm(name.Text, kind))
        {
            _diagnostics.ReportNameForm(name, kind);
            AddBroken(name.Text, kind);
        }
        else
        {
            Set(name.Text, new Meaning(null, kind));
            return true;
        }

        return false;
    }

    /// <summary>What an input, a baseline or <c>Baseline.weight</c> stands for, or null; any other name is reported.
    /// </summary>
    public Term? Resolve(Identifier name)
    {
        if (Find(name.Text) is { } meaning && meaning.Kind != Nonterminal) return meaning.Term;
        if (MethodBefore(name.Text) is { } method)
        {
            var weights = method.Term is null ? null : MethodWeights.Of(method.Term, IsActivation);
            if (weights is null && method.Term is not null)
                _diagnostics.ReportNoWeights(name, name.Text[..^WeightSuffix.Length]);
            return weights;
        }

        _diagnostics.ReportUnknownName(
            name, "input or baseline", Near(name).Where(item => KindOf(item) != Nonterminal));
        return null;
    }

    /// <summary>The method of a name or alias, or null.</summary>
    public NamedTerm? FindMethod(string name) => Find(name)?.Method;

    /// <summary>The declaration of an input, or null.</summary>
    public InputDeclaration? FindInput(string name) => Find(name)?.Declaration;

    /// <summary>The declaration of an input that an import brings, whether the file hides it or not; or null.</summary>
    public InputDeclaration? FindImportedInput(string name) => _imported.GetValueOrDefault(name)?.Declaration;

    /// <summary>True when the file itself gives the name a meaning.</summary>
    public bool IsOwn(string name) => _own.ContainsKey(name);

    /// <summary>The names of a kind, in the order in which they were added.</summary>
    public IEnumerable<string> NamesOf(string kind) => _order.Where(name => KindOf(name) == kind);

    /// <summary>The kind of a name that has a meaning.</summary>
    public string? KindOf(string name) => Find(name)?.Kind ?? (MethodBefore(name) is null ? null : Weights);

    private static Meaning MeaningOf(InputDeclaration input) =>
        new(input.Term, Input) { Declaration = input };

    private static Meaning MeaningOf(NamedTerm method) => new(method.Term, Baseline) { Method = method };

    private static bool HasOtherForm(string name, string kind) =>
        (name.Contains('@') && kind != Input) || (name.Split('@')[0].Contains('.') && kind != Baseline);

    private Meaning? Find(string name) =>
        _own.GetValueOrDefault(name) ?? _imported.GetValueOrDefault(name)
        ?? (_aliases.TryGetValue(name, out var method) ? MeaningOf(method) : null);

    private Meaning? MethodBefore(string name) => name.EndsWith(WeightSuffix, StringComparison.Ordinal)
        && Find(name[..^WeightSuffix.Length]) is { Kind: Baseline } method ? method : null;

    private bool IsActivation(string input) => Find(input)?.Declaration?.Source.Word == InputSources.Activation;

    // Of two methods with one alias, those of the file come after the imported ones and count.
    private void AddAliases(NamedTerm method)
    {
        foreach (var alias in method.Aliases) _aliases[alias] = method;
    }

    private void Import(string name, Meaning meaning)
    {
        if (_imported.TryAdd(name, meaning)) _order.Add(name);
    }

    private void Set(string name, Meaning meaning)
    {
        if (!_own.ContainsKey(name) && !_imported.ContainsKey(name)) _order.Add(name);
        _own[name] = meaning;
    }

    private sealed record Meaning(Term? Term, string Kind)
    {
        public NamedTerm? Method { get; init; }

        public InputDeclaration? Declaration { get; init; }
    }
}

using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Exporting;

/// <summary>How values are written in SyGuS: as single reals, or as tensors of 2 channels and 2 positions.</summary>
internal abstract class SygusValues
{
    public static SygusValues Reals { get; } = new RealValues();

    public static SygusValues Tensors { get; } = new TensorValues();

    /// <summary>What a value stands for, in words.</summary>
    public abstract string Summary { get; }

    /// <summary>The sort of a type.</summary>
    public abstract string Sort(TermType type);

    /// <summary>What must be declared before the grammar.</summary>
    public abstract IEnumerable<string> Declarations(IReadOnlyList<Term> templates);

    /// <summary>A right-hand side.</summary>
    public abstract string Write(Term template);

    private sealed class RealValues : SygusValues
    {
        public override string Summary => "values at one channel and position";

        public override string Sort(TermType type) => "Real";

        // An operator that reads its operand twice needs a function: in a rule, each mention of a nonterminal is a choice
        // of its own.
        public override IEnumerable<string> Declarations(IReadOnlyList<Term> templates) =>
            templates.SelectMany(term => term.SubTerms()).Where(IsFunction).Select(Define).Distinct();

        public override string Write(Term template)
        {
            if (template.Operator == Operators.Constant) return SygusOperators.Number(template.Value);
            if (template.Children.IsEmpty) return SygusExporter.Symbol(template.Name);
            string[] operands = [.. template.Children.Select(Write)];
            return IsFunction(template)
                ? $"({Name(template)} {string.Join(' ', operands)})"
                : SygusOperators.Element(template, operands);
        }

        private static bool IsFunction(Term term) =>
            !term.Children.IsEmpty && term.Operator != Operators.Add && term.Operator != Operators.Mul;

        private static string Name(Term term) =>
            term.Operator == Operators.Pow ? $"pow{term.Parameter}" : term.Operator.Name;

        private static string Define(Term term)
        {
            string[] names = [.. term.Children.Select((_, i) => $"x{i}")];
            var parameters = string.Join(' ', names.Select(name => $"({name} Real)"));
            return $"(define-fun {Name(term)} ({parameters}) Real {SygusOperators.Element(term, names)})";
        }
    }

    private sealed class TensorValues : SygusValues
    {
        public override string Summary => "values of 2 channels and 2 positions";

        public override string Sort(TermType type) => type == TermType.Scalar ? "Real" : Capital(type);

        public override IEnumerable<string> Declarations(IReadOnlyList<Term> templates)
        {
            foreach (var type in TermTypes.All.Where(type => type != TermType.Scalar))
            {
                var fields = string.Join(' ', Places(type).Select(place => $"({Field(type, place)} Real)"));
                yield return $"(declare-datatype {Capital(type)} ((make_{type.ToName()} {fields})))";
            }

            var seen = new HashSet<string>();
            foreach (var term in templates.SelectMany(term => term.SubTerms()).Where(term => !term.Children.IsEmpty))
                if (seen.Add(Name(term))) yield return Define(term);
        }

        public override string Write(Term template) => template.Operator == Operators.Constant
            ? SygusOperators.Number(template.Value)
            : template.Children.IsEmpty ? SygusExporter.Symbol(template.Name)
            : $"({Name(template)} {string.Join(' ', template.Children.Select(Write))})";

        // One function for each operator and types of operands: mul_features_channels.
        private static string Name(Term term)
        {
            var op = term.Operator == Operators.Add ? "add"
                : term.Operator == Operators.Mul ? "mul"
                : term.Operator == Operators.Pow ? $"pow{term.Parameter}"
                : term.Operator.Name;
            return $"{op}_{string.Join('_', term.Children.Select(child => child.Type.ToName()))}";
        }

        private string Define(Term term)
        {
            var parameters = term.Children.Select((child, i) => $"(x{i} {Sort(child.Type)})");
            var elements = Places(term.Type).Select(place => Element(term, place)).ToList();
            var body = term.Type == TermType.Scalar
                ? elements[0]
                : $"(make_{term.Type.ToName()} {string.Join(' ', elements)})";
            return $"(define-fun {Name(term)} ({string.Join(' ', parameters)}) {Sort(term.Type)} {body})";
        }

        private static string Element(Term term, (int Channel, int Position) place)
        {
            var (k, p) = place;
            return term.Operator.Shape switch
            {
                OperatorShape.ReducesPositions =>
                    SygusOperators.Reduce(term.Operator, Read(term, 0, (k, 0)), Read(term, 0, (k, 1))),
                OperatorShape.ReducesChannels =>
                    SygusOperators.Reduce(term.Operator, Read(term, 0, (0, p)), Read(term, 0, (1, p))),
                _ => SygusOperators.Element(term, [.. term.Children.Select((_, i) => Read(term, i, place))]),
            };
        }

        private static string Read(Term term, int operand, (int Channel, int Position) place)
        {
            var type = term.Children[operand].Type;
            var own = (type.HasChannels() ? place.Channel : 0, type.HasPositions() ? place.Position : 0);
            return type == TermType.Scalar ? $"x{operand}" : $"({Field(type, own)} x{operand})";
        }

        private static IEnumerable<(int Channel, int Position)> Places(TermType type) =>
            from k in Enumerable.Range(0, type.HasChannels() ? 2 : 1)
            from p in Enumerable.Range(0, type.HasPositions() ? 2 : 1)
            select (k, p);

        private static string Field(TermType type, (int Channel, int Position) place) =>
            $"{type.ToName()}{place.Channel}{place.Position}";

        private static string Capital(TermType type) => char.ToUpperInvariant(type.ToName()[0]) + type.ToName()[1..];
    }
}

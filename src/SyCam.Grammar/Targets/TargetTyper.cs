using System.Diagnostics;
using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Targets;

/// <summary>Turns an expression as written into a target, and reports what is none.</summary>
internal sealed class TargetTyper(DiagnosticBag diagnostics, IReadOnlyDictionary<string, TargetExpression>? named)
{
    // Passes over targets call themselves once for each part of a long sum.
    private const int MaxParts = 500;
    private int _parts;

    /// <summary>The target; null when there is a mistake, which is reported.</summary>
    public TargetExpression? Type(ExpressionSyntax syntax)
    {
        if (!Count(1, syntax)) return null;
        try
        {
            return Combine(syntax);
        }
        catch (OverflowException)
        {
            diagnostics.ReportNumberTooLarge(syntax.Span);
            return null;
        }
    }

    // Reported once.
    private bool Count(int parts, ExpressionSyntax syntax)
    {
        var before = _parts;
        _parts += parts;
        if (before <= MaxParts && _parts > MaxParts) diagnostics.ReportLongTarget(syntax.Span, MaxParts);
        return _parts <= MaxParts;
    }

    private TargetExpression? Combine(ExpressionSyntax syntax) => syntax switch
    {
        NumberSyntax number => Number(number),
        NameSyntax name => Named(name),
        CallSyntax call => Call(call),
        ParenthesizedSyntax inner => Type(inner.Inner),
        NegationSyntax negation => Type(negation.Operand) is { } operand ? TargetBuilder.Negate(operand) : null,
        SumSyntax sum => Sum(sum),
        ProductSyntax product => Product(product),
        PowerSyntax power => Refuse(power.Span, "powers", "write a product: `x * x`"),
        LetSyntax let => Refuse(let.Span, "variables", "write the value where it is used"),
        _ => throw new UnreachableException($"{syntax.GetType()} is no expression"),
    };

    private TargetExpression? Number(NumberSyntax number)
    {
        if (Numbers.Read(number.Text) is { } value) return TargetBuilder.Number(value);
        diagnostics.ReportNumberTooLarge(number.Span);
        return null;
    }

    private TargetExpression? Named(NameSyntax name)
    {
        var word = name.Name.Text;
        if (named is not null && named.TryGetValue(word, out var known))
            return Count(known.Parts, name) ? known : null;
        if (TargetScalars.Find(word, hasArgument: false) is { } row) return new TargetScalar(row, Rational.Zero);
        if (TargetForms.Find(word) is { } form) return Compared(name, form, []);
        if (TargetScalars.Find(word, hasArgument: true) is { } other)
            diagnostics.ReportTargetArgument(name.Span, word, other.Form);
        else if (TargetFunctions.All.Any(function => function.ToName() == word))
            diagnostics.ReportTargetArgument(name.Span, word, $"{word}(x)");
        else diagnostics.ReportUnknownTarget(name.Name, named?.Keys ?? []);
        return null;
    }

    private TargetExpression? Call(CallSyntax call)
    {
        var word = call.Name.Text;
        foreach (var function in TargetFunctions.All)
            if (function.ToName() == word) return Apply(call, function);
        if (TargetScalars.Find(word, hasArgument: true) is { } row) return Scalar(call, row);
        if (TargetForms.Find(word) is { } form && call.Arguments.Count > 0) return Compared(call, form, call.Arguments);
        if (TargetForms.Find(word) is { } empty)
            diagnostics.ReportTargetArgument(call.Span, word, TargetForms.Written(empty));
        else if (TargetScalars.Find(word, hasArgument: false) is not null)
            diagnostics.ReportTargetArgument(call.Span, word, word);
        else diagnostics.ReportUnknownTarget(call.Name, named?.Keys ?? []);
        return null;
    }

    private TargetExpression? Apply(CallSyntax call, TargetFunction function)
    {
        if (call.Arguments.Count == 1)
            return Type(call.Arguments[0]) is { } operand ? new TargetCall(function, operand) : null;
        diagnostics.ReportTargetArgument(call.Span, call.Name.Text, $"{call.Name.Text}(x)");
        return null;
    }

    private TargetExpression? Scalar(CallSyntax call, TargetScalarKind row)
    {
        var least = row.Argument == TargetArgument.Class ? 0 : 1;
        if (call.Arguments.Count != 1)
        {
            diagnostics.ReportTargetArgument(call.Span, call.Name.Text, row.Form);
            return null;
        }

        if (call.Arguments[0] is NumberSyntax number && Numbers.ReadWhole(number.Text) is { } value && value >= least)
            return new TargetScalar(row, new Rational(value));
        diagnostics.ReportTargetIndex(
            call.Arguments[0].Span, row.Argument == TargetArgument.Class ? "the index of a class" : "a rank", least);
        return null;
    }

    // finer, finer(strength), finer(strength, number of the closest classes), finer(strength, reference, ...).
    private TargetExpression? Compared(
        ExpressionSyntax whole, TargetForm form, IReadOnlyList<ExpressionSyntax> arguments)
    {
        var first = arguments.Count == 0 ? TargetBuilder.Number(form.Strength) : Type(arguments[0]);
        if (first is null) return null;
        if (first is not TargetNumber strength)
        {
            diagnostics.ReportTargetArgument(whole.Span, form.Word, TargetForms.Written(form));
            return null;
        }

        if (References(form, arguments) is not { } references) return null;
        var built = form.Build(strength.Value, references);
        return Count(built.Parts, whole) ? built : null;
    }

    private IReadOnlyList<TargetExpression>? References(TargetForm form, IReadOnlyList<ExpressionSyntax> arguments)
    {
        if (arguments.Count < 2) return TargetForms.Closest(TargetForms.UsualReferences);
        if (arguments is [_, NumberSyntax number])
        {
            if (Numbers.ReadWhole(number.Text) is { } count and >= 1 and <= TargetForms.MostReferences)
                return TargetForms.Closest((int)count);
            diagnostics.ReportTargetReferences(number.Span, TargetForms.MostReferences);
            return null;
        }

        List<TargetExpression> references = [];
        foreach (var argument in arguments.Skip(1))
        {
            if (Type(argument) is not { } reference) return null;
            if (reference is not TargetScalar scalar || !TargetForms.References.Contains(scalar.Kind))
            {
                diagnostics.ReportTargetReference(argument.Span, form.Word);
                return null;
            }

            references.Add(reference);
        }

        return references;
    }

    private TargetExpression? Sum(SumSyntax sum)
    {
        TargetExpression? all = null;
        var isGood = true;
        foreach (var operand in sum.Operands)
        {
            var next = Type(operand.Operand);
            isGood &= next is not null;
            if (!isGood || next is null) continue;
            if (operand.IsSubtracted) next = TargetBuilder.Negate(next);
            all = all is null ? next : TargetBuilder.Add(all, next);
        }

        return isGood ? all : null;
    }

    private TargetExpression? Product(ProductSyntax product)
    {
        TargetExpression? all = null;
        var isGood = true;
        foreach (var operand in product.Operands)
        {
            var next = Type(operand.Operand);
            if (operand.IsDivisor && next is TargetNumber { Value.IsZero: true })
            {
                diagnostics.ReportTargetDivision(operand.Operand.Span);
                next = null;
            }

            isGood &= next is not null;
            if (!isGood || next is null) continue;
            all = all is null ? next
                : operand.IsDivisor ? TargetBuilder.Divide(all, next)
                : TargetBuilder.Multiply(all, next);
        }

        return isGood ? all : null;
    }

    private TargetExpression? Refuse(SourceSpan span, string what, string hint)
    {
        diagnostics.ReportNoTargetSyntax(span, what, hint);
        return null;
    }
}

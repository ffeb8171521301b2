using SyCam.Grammar.Terms;

namespace SyCam.Search.Enumeration;

/// <content>
/// Operators that look at many values at once (softmax, scaling, ranks, upsampling, principal components) roots and sigmoids: few laws,
/// and otherwise a term of their own.
/// </content>
public sealed partial class NormalForms
{
    private Term Opaque(Operator op, Term operand, string? layer)
    {
        if (op == Operators.Sqrt || op == Operators.Sigmoid) return Intern(Term.Of(op, operand));
        if (op == Operators.SoftmaxK)
        {
            // softmax(x + c) = softmax(x) where c is the same for all channels.
            return Intern(Term.Of(op, WithAxes(WithoutOffsets(operand, TermType.Channels), TermType.Channels, layer)));
        }

        if (op == Operators.MinMax || op == Operators.Rank)
        {
            // Neither scaling nor order changes by a positive affine map over positions; constants become 0, or ties.
            if (!operand.Type.HasPositions()) return op == Operators.MinMax ? Zero : Number(new Rational(1, 2));
            return Intern(Term.Of(op, SplitPositive(WithoutOffsets(operand, TermType.Map)).Core));
        }

        // Upsampling and projections take numbers out; a projection has its own sign.
        if (op == Operators.Kpca) return Intern(Term.Of(op, WithAxes(operand, TermType.Features, layer)));
        var (coefficient, core) = SplitCoefficient(operand);
        if (coefficient.IsZero) return Zero;
        if (op == Operators.Upsample)
            return Scale(coefficient, Intern(Term.Of(op, WithAxes(core, TermType.Map, layer))));
        var size = coefficient.Sign < 0 ? -coefficient : coefficient;
        return Scale(size, Intern(Term.Of(op, WithAxes(core, TermType.Features, layer))));
    }

    // Without the summands that are the same along an axis.
    private Term WithoutOffsets(Term term, TermType axis)
    {
        var (coefficient, core) = SplitCoefficient(term);
        return core.Operator != Operators.Add || core.Children.All(child => (child.Type & axis) != 0)
            ? term
            : Product([Number(coefficient), Sum([.. core.Children.Where(child => (child.Type & axis) != 0)])]);
    }

    // The same value with axes that it does not depend on, written as x + 0 * input.
    private Term WithAxes(Term term, TermType axes, string? layer)
    {
        var missing = axes & ~term.Type;
        if (missing == TermType.Scalar) return term;
        return Term.Of(Operators.Add, term, Term.Of(Operators.Mul, Zero, Carrier(missing, layer)));
    }

    // Any term that has exactly these axes at that layer.
    private Term Carrier(TermType axes, string? layer)
    {
        Term? Find(TermType type) => _inputs.Find(input => input.Type == type && input.Layer == layer);
        if (Find(axes) is { } input) return input;
        if (axes == TermType.Features && Find(TermType.Channels) is { } channels && Find(TermType.Map) is { } map)
            return Term.Of(Operators.Mul, channels, map);
        if (Find(TermType.Features) is { } features)
            return Term.Of(axes == TermType.Map ? Operators.SumK : Operators.MeanP, features);
        // Nothing of the image's size is given: a map of a layer is brought to it.
        return Term.Of(
            Operators.Upsample, Term.Of(Operators.SumK, _inputs.First(other => other.Type == TermType.Features)));
    }
}

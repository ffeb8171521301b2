using FsCheck;
using FsCheck.Fluent;
using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Tests;

/// <summary>
/// Random terms of all operators but upsampling, over A and G (features), S (channels), M (map) and y (scalar).
/// </summary>
internal static class TermGenerator
{
    private static readonly Gen<Rational> Numbers =
        from top in Gen.Choose(-12, 12)
        from bottom in Gen.Choose(1, 6)
        select new Rational(top, bottom);

    private static readonly Gen<Term> Leaf = Gen.OneOf(
        Gen.Elements(new[] { ("A", TermType.Features), ("G", TermType.Features), ("S", TermType.Channels),
            ("M", TermType.Map), ("y", TermType.Scalar) }).Select(item => Term.Input(item.Item1, item.Item2)),
        Numbers.Select(Term.Constant));

    /// <summary>A term of at most about <paramref name="size"/> operators.</summary>
    public static Gen<Term> Terms(int size) => size <= 0 ? Leaf : Gen.Frequency(
        (1, Leaf),
        (3, Many(Operators.Add, size)),
        (3, Many(Operators.Mul, size)),
        (1, from operand in Terms(size - 1) from exponent in Gen.Choose(2, 9) select Term.Pow(operand, exponent)),
        (1, from a in Terms(size / 2) from b in Terms(size / 2) select Term.Of(Operators.Div0, a, b)),
        (3, from operand in Terms(size - 1)
            from op in Gen.Elements(Operators.All.Where(op => op.IsFunction && op.MaxArity == 1 && op != Operators.Upsample).ToArray())
            select op.ResultType([operand.Type]) is null ? operand : Term.Of(op, operand)));

    private static Gen<Term> Many(Operator op, int size) =>
        from count in Gen.Choose(2, 4)
        from operands in Gen.ArrayOf(Terms(size / 2), count)
        select Term.Of(op, operands);
}

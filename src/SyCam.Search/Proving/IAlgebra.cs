using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>What the pointwise operators mean on values of some kind: exact numbers, or unknowns of Z3.</summary>
/// <typeparam name="T">The kind of value.</typeparam>
internal interface IAlgebra<T>
{
    T Constant(Rational value);

    T Add(T a, T b);

    T Multiply(T a, T b);

    T DivideOrZero(T a, T b);

    T Maximum(T a, T b);

    T Negate(T a);
}

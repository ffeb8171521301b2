namespace SyCam.Search.Enumeration;

/// <summary>How signs follow from signs.</summary>
internal static class SignFacts
{
    public static SignFact Of(int sign) =>
        sign > 0 ? SignFact.NonNegative : sign < 0 ? SignFact.NonPositive : SignFact.Zero;

    public static SignFact Negate(SignFact sign) => sign switch
    {
        SignFact.NonNegative => SignFact.NonPositive,
        SignFact.NonPositive => SignFact.NonNegative,
        _ => sign,
    };

    public static SignFact Multiply(SignFact a, SignFact b) =>
        a == SignFact.Zero || b == SignFact.Zero ? SignFact.Zero
        : a == SignFact.Unknown || b == SignFact.Unknown ? SignFact.Unknown
        : a == b ? SignFact.NonNegative
        : SignFact.NonPositive;

    public static SignFact Add(SignFact a, SignFact b) => a | b;

    public static SignFact Pow(SignFact sign, int exponent) =>
        exponent % 2 != 0 || sign == SignFact.Zero ? sign : SignFact.NonNegative;

    public static bool IsNonNegative(this SignFact sign) => (sign & SignFact.NonPositive) == 0;

    public static bool IsNonPositive(this SignFact sign) => (sign & SignFact.NonNegative) == 0;
}

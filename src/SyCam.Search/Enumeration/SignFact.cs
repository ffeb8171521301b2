namespace SyCam.Search.Enumeration;

/// <summary>Which signs the values of a term may have; the bits are "may be above 0" and "may be below 0".</summary>
public enum SignFact
{
    /// <summary>Every value is 0.</summary>
    Zero = 0,

    /// <summary>No value is below 0.</summary>
    NonNegative = 1,

    /// <summary>No value is above 0.</summary>
    NonPositive = 2,

    /// <summary>Nothing is known.</summary>
    Unknown = 3,
}

namespace SyCam.Grammar.Targets;

/// <summary>The functions that a target may use.</summary>
public enum TargetFunction
{
    /// <summary>e to the power of x.</summary>
    Exp,

    /// <summary>The natural logarithm.</summary>
    Ln,

    /// <summary>max(x, 0).</summary>
    Relu,
}

namespace SyCam.Grammar.Targets;

/// <summary>What the functions of targets are called.</summary>
public static class TargetFunctions
{
    /// <summary>All functions.</summary>
    public static IReadOnlyList<TargetFunction> All { get; } =
        [TargetFunction.Exp, TargetFunction.Ln, TargetFunction.Relu];

    /// <summary>The name in expressions.</summary>
    public static string ToName(this TargetFunction function) => function switch
    {
        TargetFunction.Exp => "exp",
        TargetFunction.Ln => "ln",
        _ => "relu",
    };
}

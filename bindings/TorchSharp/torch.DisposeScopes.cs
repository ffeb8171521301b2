namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// Opens a scope: tensors made on this thread until it is disposed go with it, unless they are moved out or
    /// detached.
    /// </summary>
    public static DisposeScope NewDisposeScope() => new();

    /// <summary>Runs the function in a scope of its own and keeps its result.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        ArgumentNullException.ThrowIfNull(expr);
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }
}

namespace SyCam.Search.Probing;

/// <summary>A pointwise operation on two stretches of values; a struct, so that each loop is compiled for its operation.
/// </summary>
internal interface ILaneOperation
{
    /// <summary>Computes all values; <paramref name="result"/> may be one of the operands.</summary>
    static abstract void Run(Lanes a, Lanes b, Lanes result);
}

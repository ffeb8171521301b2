namespace TorchSharp;

/// <summary>
/// One index of <c>tensor[...]</c>, as Python's: a number, a slice, a new axis, an ellipsis or a tensor.
/// </summary>
#pragma warning disable CA1815 // Indices are not compared.
public readonly struct TensorIndex
#pragma warning restore CA1815
{
    internal enum Kind
    {
        Slice,
        Single,
        NewAxis,
        Ellipsis,
        Tensor,
    }

    private TensorIndex(
        Kind kind, long? start = null, long? stop = null, long? step = null, torch.Tensor? tensor = null)
    {
        (IndexKind, Start, Stop, Step, IndexTensor) = (kind, start, stop, step, tensor);
    }

    internal Kind IndexKind { get; }

    internal long? Start { get; }

    internal long? Stop { get; }

    internal long? Step { get; }

    internal torch.Tensor? IndexTensor { get; }

    /// <summary>The whole dimension: Python's <c>:</c>.</summary>
    public static TensorIndex Colon => new(Kind.Slice);

    /// <summary>As many whole dimensions as are left: Python's <c>...</c>.</summary>
    public static TensorIndex Ellipsis => new(Kind.Ellipsis);

    /// <summary>A new dimension of size 1: Python's <c>None</c>.</summary>
    public static TensorIndex None => new(Kind.NewAxis);

    /// <summary>A new dimension of size 1: Python's <c>None</c>.</summary>
    public static TensorIndex Null => new(Kind.NewAxis);

    /// <summary>Python's <c>start:stop:step</c>; what is absent means the end of that side, or 1.</summary>
    public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
        new(Kind.Slice, start, stop, step);

    /// <summary>One position; the dimension goes away. Negative ones count from the end.</summary>
    public static TensorIndex Single(long? index) => new(Kind.Single, index);

    /// <summary>Positions (integers) or a mask (truth values). The tensor stays the caller's.</summary>
    public static TensorIndex Tensor(torch.Tensor? tensor) => new(Kind.Tensor, tensor: tensor);

    /// <summary>One position.</summary>
    public static implicit operator TensorIndex(long value) => Single(value);

    /// <summary>Positions or a mask.</summary>
    public static implicit operator TensorIndex(torch.Tensor? value) => Tensor(value);

    /// <summary>C#'s <c>1..^1</c>; the end is excluded.</summary>
    public static implicit operator TensorIndex(Range range) => Slice(
        range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value,
        range.End.IsFromEnd ? (range.End.Value == 0 ? null : -range.End.Value) : range.End.Value);

    /// <summary>C#'s <c>^1</c>.</summary>
    public static implicit operator TensorIndex(Index index) =>
        Single(index.IsFromEnd ? -index.Value : index.Value);
}

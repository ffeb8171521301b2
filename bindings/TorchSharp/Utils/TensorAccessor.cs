using System.Collections;

namespace TorchSharp.Utils;

/// <summary>
/// The elements of a CPU tensor in the order of its dimensions, whatever its strides. Valid while the tensor is;
/// writing to it writes to the tensor.
/// </summary>
/// <typeparam name="T">The C# type of the elements.</typeparam>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly torch.Tensor _tensor;
    private readonly T* _data;
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly bool _contiguous;

    internal TensorAccessor(torch.Tensor tensor)
    {
        if (tensor.device_type != DeviceType.CPU)
            throw new InvalidOperationException("the elements are not in main memory: call cpu() first");
        tensor.ValidateType(typeof(T));
        _tensor = tensor;
        _data = (T*)tensor.Pointer();
        _shape = tensor.size();
        _strides = tensor.stride();
        _contiguous = tensor.is_contiguous();
        Count = tensor.numel();
    }

    /// <summary>Number of elements.</summary>
    public long Count { get; }

    /// <summary>One element: by its position in the order of the dimensions, or by one index per dimension.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public T this[params long[] indices]
    {
        get => _data[Offset(indices)];
        set => _data[Offset(indices)] = value;
    }

    /// <summary>A copy of all elements.</summary>
    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array);
        return array;
    }

    /// <summary>Copies elements out, starting at element <paramref name="tensorIndex"/>, until one side ends.</summary>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0)
    {
        ArgumentNullException.ThrowIfNull(array);
        CopyTo(array.AsSpan(arrayIndex), 0, tensorIndex);
    }

    /// <summary>Copies elements out, starting at element <paramref name="tensorIndex"/>, until one side ends.</summary>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var to = array[arrayIndex..];
        var count = (int)Math.Min(to.Length, Count - tensorIndex);
        if (_contiguous)
            new ReadOnlySpan<T>(_data + tensorIndex, count).CopyTo(to);
        else
            for (var i = 0; i < count; i++) to[i] = _data[Offset(tensorIndex + i)];
        GC.KeepAlive(_tensor);
    }

    /// <summary>Overwrites elements, starting at element <paramref name="tensorIndex"/>, until one side ends.</summary>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0)
    {
        ArgumentNullException.ThrowIfNull(array);
        CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);
    }

    /// <summary>Overwrites elements, starting at element <paramref name="tensorIndex"/>, until one side ends.</summary>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var from = array[arrayIndex..];
        var count = (int)Math.Min(from.Length, Count - tensorIndex);
        if (_contiguous)
            from[..count].CopyTo(new Span<T>(_data + tensorIndex, count));
        else
            for (var i = 0; i < count; i++) _data[Offset(tensorIndex + i)] = from[i];
        GC.KeepAlive(_tensor);
    }

    /// <summary>The elements one by one.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0L; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>There is nothing to free: the tensor owns the memory.</summary>
    public void Dispose() { }

    private long Offset(long[] indices)
    {
        if (indices.Length == 1 && _shape.Length != 1)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(indices[0], nameof(indices));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(indices[0], Count, nameof(indices));
            return _contiguous ? indices[0] : Offset(indices[0]);
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual(indices.Length, _shape.Length, nameof(indices));
        var offset = 0L;
        for (var i = 0; i < indices.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(indices[i], nameof(indices));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(indices[i], _shape[i], nameof(indices));
            offset += indices[i] * _strides[i];
        }

        return offset;
    }

    private long Offset(long position)
    {
        var offset = 0L;
        for (var i = _shape.Length - 1; i >= 0; i--)
        {
            (position, var index) = Math.DivRem(position, _shape[i]);
            offset += index * _strides[i];
        }

        return offset;
    }
}

namespace SyCam.Eval.Maps;

/// <summary>One map that was made elsewhere, of any size: rows from the top, not scaled.</summary>
/// <param name="Height">Rows, at least 1.</param>
/// <param name="Width">Columns, at least 1.</param>
/// <param name="Values">Height * Width values, row by row; NaN and infinities are allowed here.</param>
public sealed record RawMap(int Height, int Width, ReadOnlyMemory<float> Values)
{
    /// <summary>The map that an array holds: its last two axes are rows and columns, and all before have length 1.
    /// </summary>
    /// <param name="array">The array.</param>
    /// <param name="name">The file, for messages.</param>
    /// <exception cref="InputException">The array holds no map or several.</exception>
    public static RawMap Of(NumberArray array, string name)
    {
        var maps = Stack(array, name);
        return maps.Count == 1
            ? maps[0]
            : throw new InputException(
                $"{name}: an array of {NumberArray.Describe(array.Shape)} where one map is needed, as HxW or 1xHxW; "
                + "sum or average over the channels before saving it");
    }

    /// <summary>The maps that an array holds one after the other: HxW is one, NxHxW are N.</summary>
    /// <param name="array">The array.</param>
    /// <param name="name">The file, for messages.</param>
    /// <exception cref="InputException">The array has other axes.</exception>
    public static IReadOnlyList<RawMap> Stack(NumberArray array, string name)
    {
        ArgumentNullException.ThrowIfNull(array);
        var shape = array.Shape;
        if (shape.Count < 2)
            throw new InputException($"{name}: an array of {shape.Count} axes is no map; save it as HxW or NxHxW");
        var (height, width) = (shape[^2], shape[^1]);
        var size = height * width;
        var count = array.Values.Length / size;
        if (shape.SkipLast(2).Count(length => length > 1) > 1)
        {
            throw new InputException(
                $"{name}: an array of {NumberArray.Describe(shape)} is no stack of maps; sum or average over the "
                + "channels and save it as HxW or NxHxW");
        }

        return [.. Enumerable.Range(0, count).Select(i => new RawMap(height, width, array.Values.Slice(i * size, size)))];
    }
}

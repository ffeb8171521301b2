namespace SyCam.Eval.Metrics.Localisation;

/// <summary>The saliency of one image beside the mask of its object, which is not empty.</summary>
internal sealed class MaskedMap
{
    private readonly Lazy<long[]> _order;
    private readonly Lazy<float[]> _distances;

    /// <summary>A map and a mask.</summary>
    /// <param name="values">The saliency in [0,1], row by row.</param>
    /// <param name="mask">True on the object, row by row.</param>
    /// <param name="width">The width of a row.</param>
    /// <param name="order">Gives the places by decreasing saliency, ties in raster order.</param>
    /// <param name="distances">Gives the squared distance of each pixel to the object.</param>
    public MaskedMap(float[] values, bool[] mask, int width, Func<long[]> order, Func<float[]> distances)
    {
        Values = values;
        Mask = mask;
        Width = width;
        Area = mask.Count(inside => inside);
        Greatest = values.Max();
        IsConstant = Greatest == values.Min();
        _order = new Lazy<long[]>(order);
        _distances = new Lazy<float[]>(distances);
    }

    /// <summary>The saliency, row by row.</summary>
    public float[] Values { get; }

    /// <summary>True on the object, row by row.</summary>
    public bool[] Mask { get; }

    /// <summary>The width of a row.</summary>
    public int Width { get; }

    /// <summary>The number of the object's pixels, at least 1.</summary>
    public int Area { get; }

    /// <summary>The greatest value.</summary>
    public float Greatest { get; }

    /// <summary>True when all values are the same, so that nothing is more salient than anything else.</summary>
    public bool IsConstant { get; }

    /// <summary>The places by decreasing saliency, ties in raster order.</summary>
    public long[] Order => _order.Value;

    /// <summary>The squared distance of each pixel to the object.</summary>
    public float[] Distances => _distances.Value;

    /// <summary>The box around the object.</summary>
    public Box ObjectBox => Box.Around(Mask, Width)!.Value;

    /// <summary>The pixels above a threshold.</summary>
    public bool[] Above(double threshold)
    {
        var marked = new bool[Values.Length];
        for (var i = 0; i < marked.Length; i++) marked[i] = Values[i] > threshold;
        return marked;
    }
}

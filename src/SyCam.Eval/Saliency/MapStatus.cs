namespace SyCam.Eval.Saliency;

/// <summary>What came out for one candidate on one image.</summary>
public enum MapStatus
{
    /// <summary>A map with different values at different positions.</summary>
    Ok,

    /// <summary>The same value everywhere, and not 0: it says nothing, and its saliency is 0.</summary>
    Constant,

    /// <summary>0 everywhere, as a ReLU leaves a map without a positive value: it says nothing, and its saliency is
    /// 0.</summary>
    Zero,

    /// <summary>A NaN or an infinity somewhere: its saliency is 0.</summary>
    NotFinite,

    /// <summary>A map that was to be read from a file is not there or damaged: it has no score.</summary>
    Missing,
}

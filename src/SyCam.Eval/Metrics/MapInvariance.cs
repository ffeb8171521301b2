namespace SyCam.Eval.Metrics;

/// <summary>Which changes of the saliency leave a metric's value as it is.</summary>
public enum MapInvariance
{
    /// <summary>None: the values count. (A positive affine change of the raw map is undone before any metric.)</summary>
    None,

    /// <summary>Every strictly increasing function of the values: only their order counts.</summary>
    Order,

    /// <summary>Every change: the method's raw map counts, before it becomes saliency.</summary>
    Saliency,
}

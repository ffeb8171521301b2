namespace SyCam.Eval.Models.Layers;

/// <summary>What a layer does to a gradient that passes back through it.</summary>
internal enum Linearity
{
    /// <summary>The gradient depends on the activation.</summary>
    Nonlinear,

    /// <summary>Affine, so the gradient does not depend on the activation; positions are mixed.</summary>
    Affine,

    /// <summary>Affine and the same map at every position, each position by itself: a 1x1 convolution.</summary>
    Pointwise,

    /// <summary>The mean over all positions.</summary>
    GlobalMean,
}

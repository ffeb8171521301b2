namespace TorchSharp;

/// <summary>How <see cref="torch.nn.functional.interpolate"/> finds values between samples.</summary>
public enum InterpolationMode
{
    /// <summary>The nearest sample.</summary>
    Nearest = 0,

    /// <summary>Linear between two.</summary>
    Linear = 1,

    /// <summary>Linear in two dimensions.</summary>
    Bilinear = 2,

    /// <summary>Cubic in two dimensions.</summary>
    Bicubic = 3,

    /// <summary>Linear in three dimensions.</summary>
    Trilinear = 4,

    /// <summary>The mean over the area.</summary>
    Area = 5,
}

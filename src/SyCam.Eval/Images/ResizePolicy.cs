namespace SyCam.Eval.Images;

/// <summary>How a picture of any size becomes the square that a model takes.</summary>
public enum ResizePolicy
{
    /// <summary>
    /// torchvision's evaluation recipe: a picture that already has the model's size is used as it is; any other one
    /// has its shorter side brought to size * 256 / 224 (to the size itself for models of at most 64 pixels) and its
    /// centre cut out.
    /// </summary>
    Standard,

    /// <summary>The shorter side is brought to the model's size and the centre is cut out: no margin is lost.</summary>
    Tight,

    /// <summary>Both sides are brought to the model's size; the proportions change and nothing is cut off.</summary>
    Stretch,
}

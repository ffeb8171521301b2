namespace SyCam.Eval.Attacks;

/// <summary>How an attack walks up the loss inside its budget. All sizes are of pixels in [0,1].</summary>
public sealed record AttackOptions
{
    /// <summary>The number of steps; 1 or more.</summary>
    public int Steps { get; init; } = 10;

    /// <summary>How far one step moves a pixel. Null: as far as the greatest budget of the image, so that one step uses
    /// every budget up.</summary>
    public double? StepSize { get; init; } = 2 / 255.0;

    /// <summary>True begins at a random picture within the budget, false at the picture itself.</summary>
    public bool StartsRandom { get; init; } = true;

    /// <summary>Decides the random pictures, together with the key of each image.</summary>
    public int Seed { get; init; }

    /// <summary>The fast gradient sign method (Goodfellow, Shlens and Szegedy 2015): one full step from the picture itself.
    /// </summary>
    public static AttackOptions SingleStep { get; } = new() { Steps = 1, StepSize = null, StartsRandom = false };
}

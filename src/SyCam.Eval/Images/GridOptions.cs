namespace SyCam.Eval.Images;

/// <summary>How a grid is laid out.</summary>
public sealed record GridOptions
{
    /// <summary>White pixels around every cell, at least 0.</summary>
    public int Padding { get; init; } = 8;

    /// <summary>Narrower pictures are enlarged by the least whole factor that reaches this width; at least 1.</summary>
    public int MinimumWidth { get; init; } = 224;

    /// <summary>The size of a dot of the captions in pixels, at least 1: 1 gives letters 7 pixels tall.</summary>
    public int TextScale { get; init; } = 2;

    /// <summary>The most lines of a caption, at least 1; longer ones end in three dots.</summary>
    public int MaxCaptionLines { get; init; } = 4;
}

namespace SyCam.Eval.Images;

/// <summary>One picture of a grid and the words above it.</summary>
/// <param name="Image">The picture.</param>
/// <param name="Caption">ASCII text; line feeds break it, other characters show as a hatched box. May be empty.</param>
public sealed record GridCell(RgbImage Image, string Caption = "");

namespace SyCam.Eval.Models;

/// <summary>The shape of one image that a network takes.</summary>
/// <param name="Channels">Colour channels: 3, in the order red, green, blue.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
public readonly record struct ModelInput(int Channels, int Height, int Width);

using SyCam.Eval.Images;

namespace SyCam.Cli.Regions;

/// <summary>What is needed to draw what methods mark on one picture.</summary>
/// <param name="Regions">What they mark.</param>
/// <param name="Seen">The part of the picture that the network sees.</param>
/// <param name="Saliency">For each method its map in [0,1], row by row.</param>
internal sealed record DrawnPicture(PictureRegions Regions, RgbImage Seen, IReadOnlyList<float[]> Saliency);

using SyCam.Eval.Images;

namespace SyCam.Cli.Explaining;

/// <summary>How overlays look.</summary>
/// <param name="Colours">The colours of the map.</param>
/// <param name="Alpha">The weight of the map over the photo, in [0,1].</param>
/// <param name="HasColourBar">True draws what the colours mean.</param>
internal sealed record ExplainStyle(Colormap Colours, float Alpha, bool HasColourBar);

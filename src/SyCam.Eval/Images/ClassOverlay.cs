using SyCam.Eval.Saliency;

namespace SyCam.Eval.Images;

/// <summary>Lays the maps of several classes over a photograph, each class in its own colour.</summary>
public static class ClassOverlay
{
    // Told apart with colour-blind eyes, too: Okabe and Ito, "Color Universal Design", 2008, without black.
    private static readonly (string Name, byte Red, byte Green, byte Blue)[] Colours =
    [
        ("vermilion", 213, 94, 0), ("sky blue", 86, 180, 233), ("yellow", 240, 228, 66), ("green", 0, 158, 115),
        ("purple", 204, 121, 167), ("blue", 0, 114, 178), ("orange", 230, 159, 0),
    ];

    /// <summary>The names of the colours, in the order of the classes that get them: no more classes can be drawn.</summary>
    public static IReadOnlyList<string> ColourNames { get; } = [.. Colours.Select(colour => colour.Name)];

    /// <summary>The photograph with the colour of each pixel's class over it: (1 - alpha * strength) * photo + alpha * strength * colour.
    /// </summary>
    /// <param name="photo">The photograph.</param>
    /// <param name="map">A class and a strength for each pixel.</param>
    /// <param name="alpha">The weight of the strongest pixel, in [0,1].</param>
    /// <exception cref="ArgumentException">The map has another size than the photograph.</exception>
    public static RgbImage Render(RgbImage photo, ClassMap map, float alpha)
    {
        ArgumentNullException.ThrowIfNull(photo);
        ArgumentNullException.ThrowIfNull(map);
        if (map.Strength.Count != photo.Height * photo.Width)
            throw new ArgumentException($"{map.Strength.Count} values are not {photo.Height} x {photo.Width}", nameof(map));
        var pixels = photo.Pixels.ToArray();
        for (var i = 0; i < map.Strength.Count; i++)
        {
            var weight = alpha * map.Strength[i];
            var (_, red, green, blue) = Colours[map.Winner[i]];
            Overlay.Blend(ref pixels[3 * i], red, weight);
            Overlay.Blend(ref pixels[(3 * i) + 1], green, weight);
            Overlay.Blend(ref pixels[(3 * i) + 2], blue, weight);
        }

        return new RgbImage(photo.Height, photo.Width, pixels);
    }
}

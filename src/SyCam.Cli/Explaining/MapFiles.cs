using SyCam.Cli.Experiments;
using SyCam.Eval;
using SyCam.Eval.Images;
using SyCam.Eval.Maps;
using SyCam.Eval.Saliency;

namespace SyCam.Cli.Explaining;

/// <summary>Writes the files of single maps.</summary>
/// <param name="job">What is wanted.</param>
internal sealed class MapFiles(ExplainJob job)
{
    private static readonly (MapFileKind Kind, string Ending)[] Endings =
    [
        (MapFileKind.Overlay, ".overlay.png"), (MapFileKind.Heatmap, ".heatmap.png"), (MapFileKind.Npy, ".npy"),
        (MapFileKind.Raw, ".raw.npy"), (MapFileKind.Mask, ".mask.png"),
    ];

    /// <summary>Writes what is wanted of a map.</summary>
    /// <param name="stem">The files' path below the output folder, without an ending.</param>
    /// <param name="seen">The part of the picture that the network sees.</param>
    /// <param name="map">The map.</param>
    /// <param name="regions">What it marks; null where no rule was given.</param>
    /// <returns>The files by their kinds, relative to the output folder; none where the grid alone is wanted.</returns>
    /// <exception cref="InputException">A file cannot be written.</exception>
    public IReadOnlyDictionary<MapFileKind, string> Write(string stem, RgbImage seen, ExplainedMap map, MarkedRegions? regions)
    {
        SortedDictionary<MapFileKind, string> files = [];
        if (job.IsGridOnly) return files;
        foreach (var (kind, ending) in Endings)
        {
            if (!job.Saved.Contains(kind) || (kind == MapFileKind.Mask && regions is null)) continue;
            files[kind] = stem + ending;
            Write(kind, OutputFolder.Reserve(job.Output, stem + ending), seen, map, regions);
        }

        return files;
    }

    /// <summary>The photo with the map and its boxes over it.</summary>
    public RgbImage Draw(RgbImage seen, ExplainedMap map, MarkedRegions? regions)
    {
        var drawn = Overlay.Render(seen, map.Saliency, job.Style.Alpha, job.Style.Colours);
        return regions is null ? drawn : Outline.Draw(drawn, regions.Regions.Select(region => region.Box));
    }

    private void Write(MapFileKind kind, string path, RgbImage seen, ExplainedMap map, MarkedRegions? regions)
    {
        switch (kind)
        {
            case MapFileKind.Overlay:
                var drawn = Draw(seen, map, regions);
                PngFile.Write(path, job.Style.HasColourBar ? ColourBar.Beside(drawn, job.Style.Colours) : drawn);
                break;
            case MapFileKind.Heatmap when job.Depth == 16:
                PngFile.Write(path, seen.Height, seen.Width, [.. map.Saliency.Select(value => (ushort)((value * ushort.MaxValue) + 0.5f))]);
                break;
            case MapFileKind.Heatmap:
                PngFile.Write(path, new GreyImage(seen.Height, seen.Width, [.. map.Saliency.Select(value => (byte)((value * byte.MaxValue) + 0.5f))]));
                break;
            case MapFileKind.Npy:
                NpyFile.Write(path, new NumberArray([seen.Height, seen.Width], map.Saliency));
                break;
            case MapFileKind.Raw:
                NpyFile.Write(path, new NumberArray([map.Raw.Height, map.Raw.Width], map.Raw.Values.ToArray()));
                break;
            default:
                PngFile.Write(path, regions!.Mask);
                break;
        }
    }
}

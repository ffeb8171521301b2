namespace SyCam.Eval.Images.Segmentation;

/// <summary>
/// Superpixels by mode seeking (Vedaldi, Soatto: Quick Shift and Kernel Methods for Mode Seeking, ECCV 2008): each pixel
/// follows the nearest one in a denser place, in the space of colour and position, until there is none. Of equally dense
/// pixels the first in raster order is taken for the denser one, so that the result is always the same.
/// </summary>
internal static class Quickshift
{
    /// <summary>The region of each pixel, numbered from 0 in raster order of their modes, <c>[H*W]</c>.</summary>
    /// <param name="pixels">Values in [0,1], <c>[3,H,W]</c>.</param>
    /// <param name="height">The rows.</param>
    /// <param name="width">The columns.</param>
    /// <param name="kernel">The deviation of the density's Gaussian, in pixels, above 0; greater means fewer regions. The
    /// search goes three of them far.</param>
    /// <param name="ratio">What a distance of colours counts, where one of positions counts 1.</param>
    /// <param name="farthest">A pixel whose nearest denser one is farther is a mode.</param>
    public static int[] Segment(
        ReadOnlySpan<float> pixels, int height, int width, double kernel, double ratio, double farthest)
    {
        var colours = LabColour.Of(pixels);
        for (var i = 0; i < colours.Length; i++) colours[i] *= ratio;
        var reach = (int)Math.Ceiling(3 * kernel);
        var densities = Densities(colours, height, width, reach, -0.5 / (kernel * kernel));
        return Number(Parents(colours, densities, height, width, reach, farthest * farthest));
    }

    // Each pair is met once and counts for both.
    private static double[] Densities(double[] colours, int height, int width, int reach, double factor)
    {
        var densities = new double[height * width];
        Array.Fill(densities, 1);
        for (var at = 0; at < densities.Length; at++)
        {
            var (row, column) = (at / width, at % width);
            var last = Math.Min(row + reach, height - 1);
            var (left, right) = (Math.Max(column - reach, 0), Math.Min(column + reach, width - 1));
            for (var down = row; down <= last; down++)
                for (var across = down == row ? column + 1 : left; across <= right; across++)
                {
                    var other = (down * width) + across;
                    var near = Math.Exp(factor * Distance(colours, at, other, down - row, across - column));
                    densities[at] += near;
                    densities[other] += near;
                }
        }

        return densities;
    }

    private static int[] Parents(
        double[] colours, double[] densities, int height, int width, int reach, double farthest)
    {
        var parents = new int[densities.Length];
        for (var at = 0; at < parents.Length; at++)
        {
            var (row, column) = (at / width, at % width);
            var (first, last) = (Math.Max(row - reach, 0), Math.Min(row + reach, height - 1));
            var (left, right) = (Math.Max(column - reach, 0), Math.Min(column + reach, width - 1));
            var closest = double.PositiveInfinity;
            parents[at] = at;
            for (var down = first; down <= last; down++)
                for (var across = left; across <= right; across++)
                {
                    var other = (down * width) + across;
                    if (!(densities[other] > densities[at] || (densities[other] == densities[at] && other < at))) continue;
                    var distance = Distance(colours, at, other, down - row, across - column);
                    if (distance >= closest || distance > farthest) continue;
                    closest = distance;
                    parents[at] = other;
                }
        }

        return parents;
    }

    private static double Distance(double[] colours, int at, int other, int down, int across)
    {
        var sum = (double)((down * down) + (across * across));
        for (var k = 0; k < 3; k++)
        {
            var apart = colours[(3 * at) + k] - colours[(3 * other) + k];
            sum += apart * apart;
        }

        return sum;
    }

    // Parents are denser or earlier, so that no path comes back.
    private static int[] Number(int[] parents)
    {
        var modes = new int[parents.Length];
        for (var at = 0; at < parents.Length; at++)
        {
            var mode = at;
            while (parents[mode] != mode) mode = parents[mode];
            modes[at] = mode;
        }

        var numbers = modes.Distinct().Order().Select((mode, number) => (mode, number)).ToDictionary();
        return [.. modes.Select(mode => numbers[mode])];
    }
}

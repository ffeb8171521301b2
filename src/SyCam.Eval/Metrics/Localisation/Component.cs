namespace SyCam.Eval.Metrics.Localisation;

/// <summary>Marked pixels that touch each other, also at corners.</summary>
/// <param name="Area">The number of pixels.</param>
/// <param name="Box">The box around them.</param>
internal readonly record struct Component(int Area, Box Box)
{
    /// <summary>All components of marked pixels, in raster order of their first pixels.</summary>
    /// <param name="marked">The pixels, row by row.</param>
    /// <param name="width">The width of a row.</param>
    /// <param name="labels">Takes for each marked pixel 1 + the place of its component, if it is not empty.</param>
    public static IReadOnlyList<Component> Find(ReadOnlySpan<bool> marked, int width, Span<int> labels = default)
    {
        List<Component> found = [];
        var height = marked.Length / width;
        var waiting = new Stack<int>();
        var open = marked.ToArray();
        for (var start = 0; start < open.Length; start++)
        {
            if (!open[start]) continue;
            var component = new Component(0, new Box(start % width, start / width, start % width, start / width));
            open[start] = false;
            waiting.Push(start);
            while (waiting.TryPop(out var place))
            {
                var (x, y) = (place % width, place / width);
                component = new Component(component.Area + 1, component.Box.With(x, y));
                if (!labels.IsEmpty) labels[place] = found.Count + 1;
                for (var row = Math.Max(0, y - 1); row <= Math.Min(height - 1, y + 1); row++)
                    for (var column = Math.Max(0, x - 1); column <= Math.Min(width - 1, x + 1); column++)
                    {
                        var next = (row * width) + column;
                        if (!open[next]) continue;
                        open[next] = false;
                        waiting.Push(next);
                    }
            }

            found.Add(component);
        }

        return found;
    }

    /// <summary>The component with most pixels, the first of equals, or null when nothing is marked.</summary>
    public static Component? Largest(ReadOnlySpan<bool> marked, int width)
    {
        Component? largest = null;
        foreach (var component in Find(marked, width))
            if (largest is null || component.Area > largest.Value.Area) largest = component;
        return largest;
    }
}

namespace SyCam.Cli.Experiments;

/// <summary>Tells names apart that would be one file on some disks.</summary>
internal static class UniqueNames
{
    /// <summary>The names; of equal ones, letters' case aside, the second gets <c>-2</c> and so on.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> names)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        List<string> unique = [];
        foreach (var plain in names)
        {
            var name = plain;
            for (var i = 2; !taken.Add(name); i++) name = $"{plain}-{i}";
            unique.Add(name);
        }

        return unique;
    }
}

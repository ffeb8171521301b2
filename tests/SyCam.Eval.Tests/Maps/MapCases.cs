using SyCam.Testing;

namespace SyCam.Eval.Tests.Maps;

/// <summary>The arrays that numpy wrote (cases/make_maps.py).</summary>
internal static class MapCases
{
    private static readonly string Folder =
        Path.Combine(ReferenceData.RepositoryRoot, "tests", "SyCam.Eval.Tests", "Maps", "cases");

    public static string PathOf(string name) => Path.Combine(Folder, name);
}

using System.Text.Json;
using SyCam.Eval.Images;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Images;

/// <summary>The pictures of cases/ and what PIL and numpy made of them (cases/make_cases.py).</summary>
internal static class Golden
{
    public static string Folder { get; } =
        Path.Combine(ReferenceData.RepositoryRoot, "tests", "SyCam.Eval.Tests", "Images", "cases");

    public static string PathOf(string name) => Path.Combine(Folder, name);

    public static byte[] Bytes(string name) => File.ReadAllBytes(PathOf(name));

    public static JsonElement Json(string name) => JsonElement.Parse(File.ReadAllText(PathOf(name)));

    public static void AssertEqual(JsonElement expected, RgbImage actual)
    {
        AssertSize(expected, actual.Height, actual.Width);
        Assert.Equal(expected.GetProperty("pixels").GetBytesFromBase64(), actual.Pixels.ToArray());
    }

    public static void AssertEqual(JsonElement expected, GreyImage actual)
    {
        AssertSize(expected, actual.Height, actual.Width);
        Assert.Equal(expected.GetProperty("pixels").GetBytesFromBase64(), actual.Pixels.ToArray());
    }

    private static void AssertSize(JsonElement expected, int height, int width)
    {
        Assert.Equal(expected.GetProperty("height").GetInt32(), height);
        Assert.Equal(expected.GetProperty("width").GetInt32(), width);
    }
}

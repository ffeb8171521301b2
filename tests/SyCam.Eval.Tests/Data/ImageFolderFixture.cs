using SyCam.Eval.Data;
using SyCam.Eval.Images;

namespace SyCam.Eval.Tests.Data;

/// <summary>A folder of small pictures and tables that goes away with the test.</summary>
internal sealed class ImageFolderFixture : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sycam");

    public string PathOf(string relative) => Path.Combine(_folder.FullName, relative);

    public void Picture(string relative, int height = 2, int width = 2)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        PngFile.Write(PathOf(relative), new RgbImage(height, width, new byte[height * width * 3]));
    }

    public void Pictures(params string[] names)
    {
        foreach (var name in names) Picture(name);
    }

    public void Text(string relative, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllText(PathOf(relative), content);
    }

    public ImageSetOptions Options(string images) => new() { Images = PathOf(images) };

    public void Dispose() => _folder.Delete(recursive: true);
}

using System.Text;
using SyCam.Cli.RunFiles;
using SyCam.Eval;
using SyCam.Testing;

namespace SyCam.Cli.Tests.RunFiles;

/// <summary>Whatever bytes a run file has, it is read or refused with its name.</summary>
public sealed class RunFileFuzzTests : IDisposable
{
    private const int Rounds = 3000;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Damaged_files_are_refused_with_a_message()
    {
        var random = new Random(7);
        var sound = Encoding.UTF8.GetBytes("model: &m net.safetensors\nrows: [a=b, 'c=d']\n# text\nout: *m\nwhere:\n  - \"x > 1\"\n");
        var (read, refused) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = sound.ToArray();
            for (var i = random.Next(1, 6); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (Reads(bytes)) read++;
            else refused++;
        }

        Assert.True(read > 0 && refused > 0, $"{read} read, {refused} refused");
    }

    [Fact]
    public void Deep_nesting_does_not_exhaust_the_stack() =>
        Assert.False(Reads(Encoding.UTF8.GetBytes("rows: " + new string('[', 200_000))));

    private bool Reads(byte[] bytes)
    {
        var path = _folder.File("run.yaml");
        File.WriteAllBytes(path, bytes);
        try
        {
            RunFileReader.Read(path);
            return true;
        }
        catch (InputException error)
        {
            Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
            return false;
        }
    }

    public void Dispose() => _folder.Dispose();
}

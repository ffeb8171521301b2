using SyCam.Eval;
using SyCam.Eval.Models;

namespace SyCam.Cli.Commands.Models;

/// <summary>One weights file of a folder: what it is, or why it cannot be read.</summary>
internal sealed record FolderRow(
    string File, string? Architecture, ModelInput Input, int Classes, string? DefaultLayer, long ParameterCount,
    string? Problem)
{
    /// <summary>Loads the file to see what it is.</summary>
    public static FolderRow Read(string path)
    {
        var file = Path.GetFileName(path);
        try
        {
            using var model = CamModel.Load(path);
            return new FolderRow(
                file, model.Sidecar.Architecture, model.Sidecar.Input, model.ClassCount, model.DefaultLayer,
                model.ParameterCount, null);
        }
        catch (InputException error)
        {
            return new FolderRow(file, null, default, 0, null, 0, error.Message);
        }
    }
}

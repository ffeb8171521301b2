using System.Text.Json;
using SyCam.Cli.Commands;
using SyCam.Eval;
using SyCam.Eval.Models;

namespace SyCam.Cli.Downloads;

/// <summary>Puts published weights and their description into a folder, both or neither.</summary>
internal sealed class WeightsInstaller(FileFetcher fetcher)
{
    private const string Unfinished = ".part";

    /// <summary>Fetches weights, checks checksum and architecture, and only then gives them their names.</summary>
    /// <param name="weights">Which.</param>
    /// <param name="source">Where they are.</param>
    /// <param name="folder">Where <c>NAME.safetensors</c> and <c>NAME.json</c> go; made when it is not there.</param>
    /// <param name="progress">Told the bytes so far and, where it is known, of how many.</param>
    /// <param name="cancellation">Ends it; nothing is left behind.</param>
    /// <returns>The path of the weights.</returns>
    /// <exception cref="DownloadException">They did not come, or are not what they should be.</exception>
    public async Task<string> InstallAsync(
        PublishedWeights weights, Uri source, string folder, Action<long, long?> progress, CancellationToken cancellation)
    {
        var path = Target(weights, folder);
        var description = Path.ChangeExtension(path, ".json");
        var (part, descriptionPart) = (path + Unfinished, description + Unfinished);
        try
        {
            Directory.CreateDirectory(folder);
            var hash = await fetcher.FetchAsync(source, part, progress, cancellation).ConfigureAwait(false);
            if (hash != weights.Sha256)
                throw new DownloadException($"its SHA-256 is {hash} and should be {weights.Sha256}: it is another file, or was damaged on the way");
            await File.WriteAllTextAsync(descriptionPart, Description(weights), cancellation).ConfigureAwait(false);
            CamModel.Load(part, descriptionPart).Dispose();
            File.Move(descriptionPart, description, overwrite: true);
            File.Move(part, path, overwrite: true);
            return path;
        }
        catch (InputException exception)
        {
            throw new DownloadException(exception.Message, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DownloadException($"'{folder}' cannot be written: {exception.Message}", exception);
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                File.Delete(part);
                File.Delete(descriptionPart);
            }
        }
    }

    /// <summary>The path that weights get in a folder.</summary>
    public static string Target(PublishedWeights weights, string folder) =>
        Path.Combine(folder, weights.Name + ".safetensors");

    private static string Description(PublishedWeights weights) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("name", weights.Name);
        json.WriteString("architecture", weights.Architecture);
        Numbers("mean", ModelSidecar.ImageNetMean);
        Numbers("std", ModelSidecar.ImageNetStd);
        json.WriteString("sha256", weights.Sha256);
        json.WriteString("source", weights.Source.AbsoluteUri);
        json.WriteString("licence", weights.Licence);
        json.WriteEndObject();

        void Numbers(string name, IReadOnlyList<double> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values) json.WriteNumberValue(value);
            json.WriteEndArray();
        }
    }) + "\n";
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace SyCam.Cli.Downloads;

/// <summary>Fetches one file over HTTP, or copies it, and computes its checksum on the way.</summary>
/// <param name="patience">How long the other side may stay silent.</param>
internal sealed class FileFetcher(TimeSpan patience)
{
    private const int BufferSize = 1 << 17;

    /// <summary>Writes the file to a path; what was there is replaced, and a failure leaves nothing.</summary>
    /// <param name="source">An http, https or file address.</param>
    /// <param name="path">Where the bytes go.</param>
    /// <param name="progress">Told the bytes so far and, where the other side says it, of how many.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The SHA-256 of the bytes, in lower-case hex.</returns>
    /// <exception cref="DownloadException">The file is not there, or did not come in full.</exception>
    public async Task<string> FetchAsync(
        Uri source, string path, Action<long, long?> progress, CancellationToken cancellation)
    {
        try
        {
            if (source.IsFile)
            {
                var file = File.OpenRead(source.LocalPath);
                await using (file.ConfigureAwait(false))
                    return await CopyAsync(file, file.Length, path, progress, cancellation).ConfigureAwait(false);
            }

            return await DownloadAsync(source, path, progress, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            File.Delete(path);
            throw new DownloadException(
                $"nothing came for {patience.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} seconds", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or UnauthorizedAccessException)
        {
            File.Delete(path);
            throw new DownloadException(Reason(exception), exception);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private async Task<string> DownloadAsync(
        Uri source, string path, Action<long, long?> progress, CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler { ConnectTimeout = patience };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("SyCam", "1.0"));
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        waiting.CancelAfter(patience);
        using var response = await client.GetAsync(source, HttpCompletionOption.ResponseHeadersRead, waiting.Token)
            .ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw new DownloadException(string.Create(
                CultureInfo.InvariantCulture, $"the server says {(int)response.StatusCode} {response.ReasonPhrase}"));
        var length = response.Content.Headers.ContentLength;
        var body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
            return await CopyAsync(body, length, path, progress, cancellation).ConfigureAwait(false);
    }

    private async Task<string> CopyAsync(
        Stream from, long? length, string path, Action<long, long?> progress, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var buffer = new byte[BufferSize];
        long done = 0;
        var to = File.Create(path);
        await using (to.ConfigureAwait(false))
        {
            while (true)
            {
                waiting.CancelAfter(patience);
                var count = await from.ReadAsync(buffer, waiting.Token).ConfigureAwait(false);
                if (count == 0) break;
                hash.AppendData(buffer, 0, count);
                await to.WriteAsync(buffer.AsMemory(0, count), cancellation).ConfigureAwait(false);
                done += count;
                progress(done, length);
            }
        }

        return done == (length ?? done)
            ? Convert.ToHexStringLower(hash.GetHashAndReset())
            : throw new DownloadException(
                string.Create(CultureInfo.InvariantCulture, $"the connection ended after {done:N0} of {length:N0} bytes"));
    }

    private static string Reason(Exception exception) => exception switch
    {
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => "the connection ended before the file did",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
            "the server's name cannot be looked up, perhaps there is no network",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } =>
            "the server cannot be reached, perhaps there is no network",
        _ => exception.Message,
    };
}

using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SyCam.Cli.Tests.Support;

/// <summary>Answers every request on a port of this machine with the same bytes, and then ends the connection.</summary>
internal sealed class OneFileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _work;

    /// <summary>A server of a file that may claim to be longer, or whose connection ends early.</summary>
    public static OneFileServer Of(byte[] file, int? claimedLength = null) => new(
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {claimedLength ?? file.Length}\r\nConnection: close\r\n\r\n"), .. file]);

    /// <summary>A server that has nothing.</summary>
    public static OneFileServer WithoutFile() =>
        new(Encoding.ASCII.GetBytes("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));

    /// <summary>A server that takes requests and says nothing until it is disposed.</summary>
    public static OneFileServer Silent() => new(null);

    private OneFileServer(byte[]? answer)
    {
        _listener.Start();
        _work = AnswerAsync(answer);
    }

    /// <summary>The address of the file.</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/weights.safetensors";

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _work;
        _ending.Dispose();
    }

    private async Task AnswerAsync(byte[]? answer)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_ending.Token);
                var stream = client.GetStream();
                var request = new byte[4096];
                // The requests of these tests have no body and fit into one packet.
                _ = await stream.ReadAsync(request, _ending.Token);
                if (answer is null) await Task.Delay(Timeout.Infinite, _ending.Token);
                else await stream.WriteAsync(answer, _ending.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}

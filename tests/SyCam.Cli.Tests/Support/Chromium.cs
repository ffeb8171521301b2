using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using SyCam.Testing;

namespace SyCam.Cli.Tests.Support;

/// <summary>A page in a real browser without a window, driven by the browser's own DevTools protocol: no library and no
/// driver has to be installed beside it.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--remote-debugging-port=0", "about:blank",
    ];

    private readonly TemporaryFolder _profile = new();
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _limit = new(Longest);
    private readonly List<JsonNode> _events = [];
    private readonly Process _process;
    private string? _session;
    private int _calls;

    private Chromium()
    {
        var start = new ProcessStartInfo(Program!, [$"--user-data-dir={_profile.Path}", .. Arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>The browser; null where none is installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .SelectMany(_ => new[] { "chromium", "chromium-browser", "google-chrome" }, (folder, name) => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    /// <summary>What the browser told since the page was opened: requests, messages of the console, errors.</summary>
    public IReadOnlyList<JsonNode> Events => _events;

    /// <summary>Starts a browser and opens a file in it.</summary>
    public static async Task<Chromium> OpenAsync(string file, int width = 1200, int height = 900)
    {
        var browser = new Chromium();
        await browser.ConnectAsync();
        foreach (var domain in new[] { "Page", "Runtime", "Network", "Log" }) await browser.CallAsync($"{domain}.enable");
        await browser.ResizeAsync(width, height);
        await browser.CallAsync("Page.navigate", new JsonObject { ["url"] = new Uri(file).AbsoluteUri });
        await browser.WaitForAsync("Page.loadEventFired");
        return browser;
    }

    /// <summary>Gives the page another size.</summary>
    public Task ResizeAsync(int width, int height) => CallAsync("Emulation.setDeviceMetricsOverride", new JsonObject
    {
        ["width"] = width,
        ["height"] = height,
        ["deviceScaleFactor"] = 1,
        ["mobile"] = width < 600,
    });

    /// <summary>Shows the page as on paper, or as people who want dark colours see it.</summary>
    public Task ShowAsAsync(string media, string colours) => CallAsync("Emulation.setEmulatedMedia", new JsonObject
    {
        ["media"] = media,
        ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = colours }),
    });

    /// <summary>The value of an expression of the page's language.</summary>
    public async Task<JsonNode?> ValueAsync(string expression)
    {
        var result = await CallAsync(
            "Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        Assert.True(result["exceptionDetails"] is null, $"{expression}: {result["exceptionDetails"]}");
        return result["result"]!["value"];
    }

    /// <summary>Clicks on the middle of an element as a mouse does.</summary>
    /// <param name="element">An expression for it.</param>
    public async Task ClickAsync(string element)
    {
        var place = (await ValueAsync(
            $"(e => {{ e.scrollIntoView({{ block: 'center' }}); const r = e.getBoundingClientRect(); "
            + $"return [r.x + r.width / 2, r.y + r.height / 2]; }})({element})"))!;
        foreach (var type in new[] { "mousePressed", "mouseReleased" })
        {
            await CallAsync("Input.dispatchMouseEvent", new JsonObject
            {
                ["type"] = type,
                ["x"] = (double)place[0]!,
                ["y"] = (double)place[1]!,
                ["button"] = "left",
                ["clickCount"] = 1,
            });
        }
    }

    /// <summary>Presses a key in whatever has the focus.</summary>
    public async Task PressAsync(string key, int code, string text = "")
    {
        foreach (var type in new[] { "keyDown", "keyUp" })
        {
            await CallAsync("Input.dispatchKeyEvent", new JsonObject
            {
                ["type"] = type,
                ["key"] = key,
                ["code"] = key,
                ["windowsVirtualKeyCode"] = code,
                ["text"] = type == "keyDown" ? text : "",
            });
        }
    }

    /// <summary>Types a text into whatever has the focus.</summary>
    public Task TypeAsync(string text) => CallAsync("Input.insertText", new JsonObject { ["text"] = text });

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _socket.Dispose();
        _limit.Dispose();
        _profile.Dispose();
    }

    private async Task ConnectAsync()
    {
        var file = _profile.File("DevToolsActivePort");
        string[] lines = [];
        while (lines.Length < 2)
        {
            Assert.False(_process.HasExited, "the browser ended before it could be driven");
            await Task.Delay(20, _limit.Token);
            if (File.Exists(file)) lines = await File.ReadAllLinesAsync(file, _limit.Token);
        }

        await _socket.ConnectAsync(new Uri($"ws://127.0.0.1:{lines[0]}{lines[1]}"), _limit.Token);
        var targets = await CallAsync("Target.getTargets");
        var page = targets["targetInfos"]!.AsArray().First(target => (string)target!["type"]! == "page")!;
        var attached = await CallAsync(
            "Target.attachToTarget", new JsonObject { ["targetId"] = (string)page["targetId"]!, ["flatten"] = true });
        _session = (string)attached["sessionId"]!;
    }

    private async Task<JsonNode> CallAsync(string method, JsonObject? parameters = null)
    {
        var id = ++_calls;
        var call = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (_session is not null) call["sessionId"] = _session;
        await _socket.SendAsync(
            Encoding.UTF8.GetBytes(call.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, _limit.Token);
        while (true)
        {
            var message = await ReadAsync();
            if ((int?)message["id"] != id) continue;
            Assert.True(message["error"] is null, $"{method}: {message["error"]}");
            return message["result"]!;
        }
    }

    private async Task WaitForAsync(string method)
    {
        while (!_events.Any(item => (string?)item["method"] == method)) await ReadAsync();
    }

    private async Task<JsonNode> ReadAsync()
    {
        using var text = new MemoryStream();
        var part = new byte[1 << 16];
        while (true)
        {
            var received = await _socket.ReceiveAsync(part, _limit.Token);
            text.Write(part, 0, received.Count);
            if (received.EndOfMessage) break;
        }

        var message = JsonNode.Parse(text.ToArray())!;
        if (message["method"] is not null) _events.Add(message);
        return message;
    }
}

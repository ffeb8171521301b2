using SyCam.Testing;

namespace SyCam.Cli.Tests.Support;

/// <summary>One small search that several tests look at: mass accuracy, which needs no forward passes.</summary>
public sealed class SynthesisFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal string Run => _folder.File("run");

    internal Invocation Result { get; private set; } = null!;

    internal static IEnumerable<string> Arguments(string run) =>
        ["synth", .. Demo.Data(8), "--metric", "mass_accuracy", "--max-cost", "4", "--out", run];

    public async ValueTask InitializeAsync() => Result = await Invocation.RunAsync(Arguments(Run));

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

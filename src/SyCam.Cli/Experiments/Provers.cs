using SyCam.Search.Proving;

namespace SyCam.Cli.Experiments;

/// <summary>Makes provers as all commands use them.</summary>
internal static class Provers
{
    // A query takes a few milliseconds; more rides out a busy machine.
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(250);

    /// <summary>A prover for one thread.</summary>
    public static Prover Make() => new(new ProverOptions { Timeout = Timeout });
}

using SyCam.Search.Proving;

namespace SyCam.Cli.Experiments;

/// <summary>Makes provers as all commands use them.</summary>
internal static class Provers
{
    // A query takes a few milliseconds; more rides out a busy machine.
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(250);

    /// <summary>A prover for one thread.</summary>
    /// <param name="dumpFolder">A folder for every query as SMT-LIB, or null.</param>
    public static Prover Make(string? dumpFolder = null) =>
        new(new ProverOptions { Timeout = Timeout, DumpFolder = dumpFolder });

    /// <summary>A prover for the candidates of a run: what it cannot decide soon costs less to score than to prove.</summary>
    public static Prover MakeQuick() => new(new ProverOptions { Timeout = Timeout, UsesAxioms = false });
}
